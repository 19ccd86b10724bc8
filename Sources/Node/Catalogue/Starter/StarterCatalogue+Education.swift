extension StarterCatalogue {
    /// 教育局: what the bureau of education issues.
    static let education = StarterBureau(
        name: "教育局",
        documents: """
            typeCode: 113101070024500211001
            name: 民办学校办学许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 教育局
            catalogType: 1
            validity: 3年^5年^长期
            validityRule: 有效期与办学层次和类型相适应；届满前无违法违规情形的自动延续。分正本、副本。
            counting: with-first-day
            basis: 《民办教育促进法》第十二条、第十八条；《民办教育促进法实施条例》第二十二条
            unconfirmed: [typeCode, collectFrom, template, fields, validity, counting]
            fields:
              - {key: schoolName, label: 学校名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: principal, label: 校长, required: true}
              - {key: schoolType, label: 学校类型, public: true, required: true}
              - {key: programmes, label: 办学内容, public: true, required: true}
              - {key: authority, label: 主管部门, public: true}
              - {key: founder, label: 举办者}
            ---
            typeCode: 113101070024500211002
            name: 民办培训机构办学许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 教育局
            catalogType: 1
            validity: 3年^5年
            validityRule: 有效期与办学层次和类型相适应；届满前无违法违规情形的自动延续。
            counting: with-first-day
            basis: 《民办教育促进法》第十二条、第十八条；《民办教育促进法实施条例》第二十二条
            unconfirmed: [typeCode, collectFrom, template, validity, counting]
            fields:
              - {key: schoolName, label: 学校名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: principal, label: 校长, required: true}
              - {key: schoolType, label: 学校类型, public: true}
              - {key: programmes, label: 办学内容, public: true, required: true}
              - {key: authority, label: 主管部门, public: true}
              - {key: founder, label: 举办者}
              - key: trainingClass
                label: 培训类别
                public: true
                required: true
                codes:
                  - {code: 学科, label: 学科类}
                  - {code: 非学科, label: 非学科类}
              - {key: area, label: 办学面积（平方米）, type: decimal, public: true}
              - {key: classrooms, label: 教室数, type: integer, public: true}
              - {key: classes, label: 班级数, type: integer, public: true}
              - {key: classSize, label: 每班人数, type: integer, public: true}
            ---
            typeCode: 113101070024500211003
            name: 教师资格证书
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: false
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 教育局
            catalogType: 1
            validity: 长期
            validityRule: 终身有效；被撤销的收缴证书，自撤销之日起五年内不得重新申请。区级认定幼儿园、小学和初级中学教师资格。
            basis: 《教师资格条例》第十三条、第十九条
            unconfirmed: [typeCode, collectFrom, template, fields]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: sex, label: 性别}
              - {key: birth, label: 出生年月, required: true}
              - {key: ethnicity, label: 民族}
              - {key: idNo, label: 身份证号, required: true}
              - key: category
                label: 资格种类
                required: true
                codes:
                  - {code: 幼儿园, label: 幼儿园教师资格}
                  - {code: 小学, label: 小学教师资格}
                  - {code: 初级中学, label: 初级中学教师资格}
              - {key: subject, label: 任教学科}
              - {key: photo, label: 照片}
            """
    )
}
