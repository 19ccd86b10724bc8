extension StarterCatalogue {
    /// 卫健委: what the commission of health issues.
    static let health = StarterBureau(
        name: "卫健委",
        documents: """
            typeCode: 11310107002450056K001
            name: 公共场所卫生许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 4年
            validityRule: 每两年复核一次。
            numbering: 普卫公字〔{year}〕第{serial:4}号
            counting: with-first-day
            inspection: 2年
            basis: 《公共场所卫生管理条例》第八条及其实施细则
            unconfirmed: [typeCode, collectFrom, template, validity, counting, numbering]
            fields:
              - {key: unitName, label: 单位名称, public: true, required: true}
              - {key: legalPerson, label: 法定代表人（负责人）, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: licenseProject, label: 许可项目, public: true, required: true}
            ---
            typeCode: 11310107002450056K002
            name: 医疗机构执业许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 5年^15年
            validityRule: 条例不设统一期限；床位不满一百张的每年校验，一百张以上的每三年校验；逾期不校验又拒不补办的吊销；停业超过一年的视为歇业。
            counting: with-first-day
            inspection: 1年^3年
            basis: 《医疗机构管理条例》第十七条至第二十二条、第四十五条
            unconfirmed: [typeCode, collectFrom, template, fields, validity, counting]
            fields:
              - {key: unitName, label: 机构名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: legalRep, label: 法定代表人}
              - {key: principal, label: 主要负责人, required: true}
              - {key: departments, label: 诊疗科目, public: true, required: true}
              - {key: beds, label: 床位, type: integer, public: true}
              - {key: ownership, label: 所有制形式, public: true}
              - {key: capital, label: 注册资金（万元）, type: decimal}
              - {key: registrationNo, label: 登记号（22位）, public: true, required: true}
            ---
            typeCode: 11310107002450056K003
            name: 诊所备案凭证
            holderKind: both
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 3
            validity: 长期
            validityRule: 长期有效；备案信息变更的办理变更备案。
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: clinicName, label: 诊所名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: principal, label: 负责人, required: true}
              - {key: departments, label: 诊疗科目, public: true, required: true}
              - {key: filingNo, label: 备案号, public: true, required: true}
            ---
            typeCode: 11310107002450056K004
            name: 放射诊疗许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 长期
            validityRule: 长期有效，与医疗机构执业许可证同时校验。
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: unitName, label: 机构, public: true, required: true}
              - {key: principal, label: 负责人}
              - {key: scope, label: 许可项目, public: true, required: true}
              - {key: devices, label: 设备清单, public: true}
            ---
            typeCode: 11310107002450056K005
            name: 医师执业证书
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 长期
            validityRule: 不设截止日期；中止执业活动满二年、死亡、受刑事处罚等情形注销，所在机构三十日内报告。
            basis: 《医师法》第十四条、第十七条、第十八条
            unconfirmed: [typeCode, collectFrom, template, fields]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: sex, label: 性别}
              - {key: birth, label: 出生日期, type: date}
              - {key: idNo, label: 身份证号, required: true}
              - {key: qualificationNo, label: 资格证书编码, required: true}
              - {key: place, label: 执业地点, required: true}
              - {key: category, label: 类别, required: true}
              - {key: scope, label: 范围, required: true}
              - {key: institution, label: 主要执业机构}
            ---
            typeCode: 11310107002450056K006
            name: 护士执业证书
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 5年
            validityRule: 届满三十日前申请延续，每次五年；变更执业地点的，七个工作日内办理，跨省的通报原注册部门。
            counting: with-first-day
            renewalDays: 30
            basis: 《护士条例》第八条至第十条
            unconfirmed: [typeCode, collectFrom, template, fields, counting]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: sex, label: 性别}
              - {key: birth, label: 出生日期, type: date}
              - {key: idNo, label: 身份证号, required: true}
              - {key: place, label: 执业地点, required: true}
              - {key: certificateNo, label: 执业证书编号（12位）, required: true}
            ---
            typeCode: 11310107002450056K007
            name: 母婴保健技术服务执业许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 3年
            validityRule: 有效期三年。
            counting: with-first-day
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule, counting]
            fields:
              - {key: unitName, label: 机构, public: true, required: true}
              - {key: principal, label: 负责人}
              - {key: services, label: 服务项目, public: true, required: true}
            ---
            typeCode: 11310107002450056K008
            name: 母婴保健技术考核合格证书
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: false
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 3年^4年^5年
            validityRule: 有效期三至五年。
            counting: with-first-day
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule, counting]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: skills, label: 项目, required: true}
              - {key: employer, label: 单位}
            ---
            typeCode: 11310107002450056K009
            name: 饮用水供水单位卫生许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 卫健委
            catalogType: 1
            validity: 4年
            validityRule: 有效期四年。含二次供水、现制现售水。
            counting: with-first-day
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule, counting]
            fields:
              - {key: unitName, label: 单位, public: true, required: true}
              - {key: principal, label: 负责人}
              - key: supplyMode
                label: 供水方式
                public: true
                required: true
                codes:
                  - {code: 二次供水, label: 二次供水}
                  - {code: 现制现售水, label: 现制现售水}
              - {key: facilities, label: 设施地址, public: true, required: true}
            """
    )
}
