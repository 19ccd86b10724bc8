extension StarterCatalogue {
    /// 体育局: what the bureau of sport issues.
    static let sport = StarterBureau(
        name: "体育局",
        documents: """
            typeCode: 11310107002450048Q001
            name: 高危险性体育项目（游泳）经营许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 体育局
            catalogType: 1
            validity: 1年^2年^3年^4年^5年
            validityRule: 最长五年；届满三十日前申请延续，逾期未申请的自行失效。
            counting: with-first-day
            renewalDays: 30
            lateRenewalClosed: true
            basis: 《体育法》第一百零五条、第一百一十六条；上海市游泳场所开放服务规定第九条
            unconfirmed: [typeCode, collectFrom, template, fields, counting]
            fields:
              - {key: sports, label: 经营项目, public: true, required: true}
              - {key: venue, label: 经营场所, public: true, required: true}
              - {key: area, label: 面积（平方米）, type: decimal, public: true}
              - {key: lifeguards, label: 救助人员数, type: integer, public: true}
              - {key: instructors, label: 社会体育指导人员数, type: integer, public: true}
              - {key: legalRep, label: 法定代表人}
            ---
            typeCode: 11310107002450048Q002
            name: 运动员技术等级证书（三级）
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: false
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 体育局
            catalogType: 1
            validity: 长期
            validityRule: 长期有效。
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: idNo, label: 身份证号, required: true}
              - {key: sport, label: 项目, required: true}
              - {key: grade, label: 等级, required: true}
              - {key: competition, label: 比赛名称}
              - {key: result, label: 成绩}
              - {key: competitionDate, label: 比赛日期, type: date}
            ---
            typeCode: 11310107002450048Q003
            name: 社会体育指导员技术等级证书（三级）
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: false
            onRequest: true
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 体育局
            catalogType: 1
            validity: 长期
            validityRule: 长期有效，每年注册。
            inspection: 1年
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: idNo, label: 身份证号, required: true}
              - {key: sport, label: 项目, required: true}
              - {key: grade, label: 等级, required: true}
              - {key: approvalNo, label: 批准文号}
            ---
            typeCode: 11310107002450048Q004
            name: 裁判员技术等级证书（三级）
            holderKind: natural
            collectFrom: 2022-11-07
            isPublic: false
            onRequest: true
            holderIsPublic: false
            level: 区县级
            issuerLevel: 区县级
            definingBody: 体育局
            catalogType: 1
            validity: 长期
            validityRule: 每两年注册一次。
            inspection: 2年
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: name, label: 姓名, required: true}
              - {key: idNo, label: 身份证号, required: true}
              - {key: sport, label: 项目, required: true}
              - {key: grade, label: 等级, required: true}
              - {key: approvalNo, label: 批准文号}
            """
    )
}
