extension StarterCatalogue {
    /// 建管委: what the commission of construction and traffic issues.
    static let construction = StarterBureau(
        name: "建管委",
        documents: """
            typeCode: 113101070024500136001
            name: 建筑工程施工许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 建管委
            catalogType: 1
            validity: 长期
            validityRule: 不设截止日期：领证之日起三个月内开工；可延期两次，每次不超过三个月；不开工又不延期的自行废止；中止施工满一年的，恢复施工前须核验。
            inspection: 3月
            inspectedOnce: true
            basis: 《建筑法》第九条、第十条
            unconfirmed: [typeCode, collectFrom, template, fields, validity]
            fields:
              - {key: client, label: 建设单位, public: true, required: true}
              - {key: projectName, label: 工程名称, public: true, required: true}
              - {key: site, label: 建设地址, public: true, required: true}
              - {key: scale, label: 建设规模, public: true}
              - {key: contractPrice, label: 合同价格（万元）, type: decimal, public: true}
              - {key: contractPeriod, label: 合同工期, public: true}
              - {key: surveyor, label: 勘察单位, public: true}
              - {key: designer, label: 设计单位, public: true}
              - {key: contractor, label: 施工单位, public: true, required: true}
              - {key: supervisor, label: 监理单位, public: true}
              - {key: leads, label: 各项目负责人}
              - {key: projectCode, label: 项目代码, public: true}
            ---
            typeCode: 113101070024500136002
            name: 城镇污水排入排水管网许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 建管委
            catalogType: 1
            validity: 5年
            validityRule: 有效期五年；施工作业的，至施工结束。届满三十日前申请延续。
            counting: with-first-day
            renewalDays: 30
            basis: 《城镇排水与污水处理条例》
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule, counting]
            fields:
              - {key: dischargerName, label: 排水户名称, public: true, required: true}
              - {key: legalRep, label: 法定代表人}
              - {key: businessLicenseNo, label: 营业执照注册号, public: true}
              - {key: address, label: 详细地址, public: true, required: true}
              - key: dischargerClass
                label: 排水户类型
                public: true
                required: true
                codes:
                  - {code: 重点, label: 重点排水户}
                  - {code: 一般, label: 一般排水户}
              - {key: outletNo, label: 排水口编号, public: true}
              - {key: pipePosition, label: 连接管位置, public: true}
              - {key: dailyVolume, label: 排水量（立方米/日）, type: decimal, public: true}
              - {key: pollutants, label: 主要污染物, public: true}
              - {key: destination, label: 污水最终去向, public: true}
            ---
            typeCode: 113101070024500136003
            name: 临时占用城市道路、掘路许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 建管委
            catalogType: 1
            validity: 30天^3月^6月
            validityRule: 短期：起止日期由决定书载明。
            counting: as-decided
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: road, label: 路名, public: true, required: true}
              - {key: extent, label: 范围, public: true, required: true}
              - {key: area, label: 面积（平方米）, type: decimal, public: true}
              - {key: purpose, label: 用途, public: true}
              - {key: contractor, label: 施工单位, public: true}
              - {key: contact, label: 联系人}
            ---
            typeCode: 113101070024500136004
            name: 公共停车场（库）备案证明
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 建管委
            catalogType: 3
            validity: 长期
            validityRule: 长期有效；备案事项变更的办理变更备案。
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: parkName, label: 停车场名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: spaces, label: 泊位数, type: integer, public: true, required: true}
              - {key: charging, label: 收费方式, public: true}
              - {key: openingHours, label: 经营时间, public: true}
              - {key: filingNo, label: 备案证号, public: true}
            """
    )
}
