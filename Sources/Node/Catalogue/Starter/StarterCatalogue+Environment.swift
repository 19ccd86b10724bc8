extension StarterCatalogue {
    /// 生态环境局: what the bureau of ecology and environment issues.
    static let environment = StarterBureau(
        name: "生态环境局",
        documents: """
            typeCode: 1131010700245003XQ001
            name: 排污许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 生态环境局
            catalogType: 1
            validity: 5年
            validityRule: 届满六十日前申请延续，审批部门二十日内决定；变更名称等基本信息的三十日内办理变更；新增排放口、增加排放量等须重新申请。两处以上生产经营场所分别申领。
            counting: with-first-day
            renewalDays: 60
            basis: 《排污许可管理条例》第六条、第十三条至第十五条
            unconfirmed: [typeCode, collectFrom, template, fields, issuerLevel, counting]
            fields:
              - {key: unitName, label: 单位名称, public: true, required: true}
              - {key: domicile, label: 住所, public: true}
              - {key: legalRep, label: 法定代表人}
              - {key: premises, label: 生产经营场所, public: true, required: true}
              - {key: industry, label: 行业类别, public: true}
              - {key: outlets, label: 排放口（编号、位置、去向）, public: true}
              - {key: pollutants, label: 污染物（种类、浓度限值、许可量, public: true}
              - {key: specialPeriods, label: 特殊时段要求, public: true}
              - {key: selfMonitoring, label: 自行监测, public: true}
              - {key: ledger, label: 台账, public: true}
              - {key: disclosure, label: 信息公开, public: true}
            ---
            typeCode: 1131010700245003XQ002
            name: 辐射安全许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 生态环境局
            catalogType: 1
            validity: 5年
            validityRule: 届满三十日前申请延续；变更登记事项的二十日内办理；部分终止活动的办理部分变更或者注销。
            counting: with-first-day
            renewalDays: 30
            basis: 《放射性同位素与射线装置安全和防护条例》第六条、第十条至第十四条
            unconfirmed: [typeCode, collectFrom, template, fields, issuerLevel, counting]
            fields:
              - {key: unitName, label: 单位名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: legalRep, label: 法定代表人}
              - {key: scope, label: 活动种类和范围, public: true, required: true}
              - {key: inventory, label: 源、装置台账}
            ---
            typeCode: 1131010700245003XQ003
            name: 建设项目环境影响评价审批意见
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 生态环境局
            catalogType: 2
            validity: 长期
            validityRule: 无截止日期；批准之日起满五年方开工的，须报原审批部门重新审核。
            inspection: 5年
            inspectedOnce: true
            basis: 市类型代码 312003001000500
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: projectName, label: 项目名称, public: true, required: true}
              - {key: client, label: 建设单位, public: true, required: true}
              - {key: site, label: 地点, public: true, required: true}
              - {key: approvalNo, label: 批复文号, public: true, required: true}
              - {key: opinion, label: 主要意见, public: true}
            ---
            typeCode: 1131010700245003XQ004
            name: 夜间施工作业证明
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 生态环境局
            catalogType: 3
            validity: 1天^3天^7天^15天^30天
            validityRule: 仅在证明载明的日期和时段内有效。
            counting: as-decided
            unconfirmed: [typeCode, collectFrom, template, fields, validity]
            fields:
              - {key: site, label: 工地, public: true, required: true}
              - {key: contractor, label: 施工单位, public: true, required: true}
              - {key: workFrom, label: 作业起始日期, type: date, public: true, required: true}
              - {key: workTo, label: 作业截止日期, type: date, public: true, required: true}
              - {key: hours, label: 作业时段, public: true, required: true}
              - {key: phone, label: 联系电话}
            """
    )
}
