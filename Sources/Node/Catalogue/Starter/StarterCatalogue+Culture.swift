extension StarterCatalogue {
    /// 文旅局: what the bureau of culture and tourism issues.
    static let culture = StarterBureau(
        name: "文旅局",
        documents: """
            typeCode: 11310107002450064E001
            name: 娱乐经营许可证
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 文旅局
            catalogType: 1
            validity: 2年
            validityRule: 变更须重新核发。
            counting: with-first-day
            basis: 《娱乐场所管理条例》第九条、第十二条；C0316—2022
            unconfirmed: [typeCode, collectFrom, template, fields, validity, counting]
            fields:
              - {key: venueName, label: 场所名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: legalRep, label: 法定代表人}
              - key: venueType
                label: 类型
                public: true
                required: true
                codes:
                  - {code: 歌舞, label: 歌舞娱乐场所}
                  - {code: 游艺, label: 游艺娱乐场所}
              - {key: area, label: 经营面积（平方米）, type: decimal, public: true}
              - {key: capacity, label: 核定人数, type: integer, public: true, required: true}
              - {key: investors, label: 投资人员}
            ---
            typeCode: 11310107002450064E002
            name: 网络文化经营许可证（互联网上网服务营业场所）
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 文旅局
            catalogType: 1
            validity: 长期
            validityRule: 期限未见规定，由发证单位确定。
            basis: 《互联网上网服务营业场所管理条例》第十一条、第十三条；参照 C0246—2021
            unconfirmed: [typeCode, collectFrom, template, fields, validity, validityRule]
            fields:
              - {key: venueName, label: 名称, public: true, required: true}
              - {key: address, label: 地址, public: true, required: true}
              - {key: legalRep, label: 法定代表人（负责人）}
              - {key: seats, label: 计算机数量, type: integer, public: true, required: true}
              - {key: area, label: 面积（平方米）, type: decimal, public: true}
            ---
            typeCode: 11310107002450064E003
            name: 营业性演出许可证（文艺表演团体）
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 文旅局
            catalogType: 1
            validity: 2年
            validityRule: 从发证之日期顺推二年；编号为地区代码加流水号，副本加“-n”。
            counting: after-first-day
            basis: 《营业性演出管理条例》第八条；C0315—2022
            unconfirmed: [typeCode, collectFrom, template, fields, counting]
            fields:
              - {key: troupeName, label: 名称, public: true, required: true}
              - {key: domicile, label: 住所, public: true, required: true}
              - {key: legalRep, label: 法定代表人}
              - {key: scope, label: 经营范围, public: true, required: true}
              - {key: artForms, label: 文艺表演类别, public: true}
            ---
            typeCode: 11310107002450064E004
            name: 营业性演出准予许可决定
            holderKind: legal
            collectFrom: 2022-11-07
            isPublic: true
            holderIsPublic: true
            level: 区县级
            issuerLevel: 区县级
            definingBody: 文旅局
            catalogType: 2
            validity: 1天^3天^7天^30天^3月
            validityRule: 仅在决定载明的演出日期内有效；受理之日起三日内决定。
            counting: as-decided
            basis: 《营业性演出管理条例》第十三条
            unconfirmed: [typeCode, collectFrom, template, fields, validity]
            fields:
              - {key: showName, label: 演出名称, public: true, required: true}
              - {key: venue, label: 场所, public: true, required: true}
              - {key: showFrom, label: 演出起始日期, type: date, public: true, required: true}
              - {key: showTo, label: 演出截止日期, type: date, public: true, required: true}
              - {key: sessions, label: 场次, type: integer, public: true}
              - {key: performers, label: 演员名单}
            """
    )
}
