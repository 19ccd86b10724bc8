/// Answers of a node as it would write them.
enum Canned {
    static let acknowledgement = """
        {"act":"a1b2","document":"d0c0","entry":"e1e1","number":"普教1号","identifier":"1.2.156.3005.2.X.001.4","version":1,
         "state":"valid"}
        """

    static let list = """
        {"licenses":[
         {"document":"0123456789abcdef","type":"T","typeName":"民办学校办学许可证","office":"ff","number":"普教1号",
          "holder":{"type":"001","code":"91310107MA1G000120","name":"普陀某某培训学校"},"version":2,"state":"valid",
          "validFrom":"2026-11-24","validTo":"long-term","rivals":true,"findings":0},
         {"document":"fedcba9876543210","type":"T","typeName":"护士执业证书","office":"ff","number":"2","holder":{"type":"111"},
          "version":1,"state":"suspended","validTo":"2031-01-01","rivals":false,"findings":2}],
         "next":"fedcba"}
        """

    static let due = """
        {"due":[
         {"day":"2026-12-31","matter":"to-be-answered",
          "license":{"document":"0123456789abcdef","typeName":"民办学校办学许可证","number":"普教1号",
           "holder":{"type":"001","code":"91310107MA1G000120","name":"普陀某某培训学校"}}},
         {"day":"2027-01-05","matter":"expires","applyBy":"2026-12-06",
          "license":{"document":"fedcba9876543210","typeName":"护士执业证书","number":"2","holder":{"type":"111"}}}],
         "next":"fedcba"}
        """

    static let lacking = """
        {"licenses":[
         {"license":{"document":"0123456789abcdef","typeName":"民办学校办学许可证","number":"普教1号","version":2,
           "holder":{"type":"001","code":"91310107MA1G000120","name":"普陀某某培训学校"}},
          "paper":{"number":"印0001","version":1,"madeOn":"2026-01-05","outdated":true}},
         {"license":{"document":"fedcba9876543210","typeName":"护士执业证书","number":"2","version":1,
           "holder":{"type":"111"}},"paper":null}],
         "next":null,
         "exceptions":[{"name":"运动员技术等级证书","withoutPaper":"体育总局令","withoutElectronic":null}]}
        """

    static let license = """
        {"document":"0123456789abcdef","type":"T","typeName":"民办学校办学许可证","office":"ff","officeName":"教育局",
         "number":"普教1号","identifier":"1.2.156.3005.2.X.001.4","version":2,"state":"suspended",
         "overlays":["awaiting-seal"],"date":"2026-11-24","validFrom":"2026-11-24","validTo":"2029-11-23","test":true,
         "holder":{"type":"001","code":"91310107MA1G000120","name":"普陀某某培训学校"},
         "fields":[{"key":"address","label":"地址","value":"曹杨路1号","public":true},
                   {"key":"principal","label":"校长","value":null,"public":false}],
         "timeline":[{"from":null,"state":"not-yet-in-force"},{"from":"2026-11-24","state":"valid","act":"aa"},
                     {"from":"2026-12-01","state":"suspended","act":"bb"}],
         "rivals":[{"act":"aaaaaaaaaaaaaaaa","version":2,"date":"2026-11-24","shown":true},
                   {"act":"bbbbbbbbbbbbbbbb","version":2,"date":"2026-11-25","shown":false}],
         "findings":[{"code":"never-in-force","act":"cccccccccccccccc","detail":"aaaa"}],
         "duplicates":[{"key":"number","documents":["4567456745674567"]}],"pending":false,
         "clocks":{"decidedOn":"2026-11-20","claimed":1795564800000,"receiptedAt":null},"asOf":"2026-12-02"}
        """

    static let history = """
        {"license":"0123","acts":[
         {"act":"aa","verb":"issue","version":1,"date":"2026-11-24","decidedOn":"2026-11-20","by":"王老师","officeName":"教育局",
          "node":"JY01","standing":"counts","inForce":true,"dropped":false,"valid":true,"time":1795564800000,"entry":"ee","basis":"普教许〔2026〕1号","findings":[]},
         {"act":"bb","verb":"suspend","date":"2026-12-01","until":"2026-12-31","ground":"整改","officeName":"卫健委","node":"WJ01",
          "standing":"held","entry":"ef","inForce":false,"dropped":false,"valid":false,
          "findings":[{"code":"invalid","act":"bb","detail":"notCompetent"}]},
         {"act":"cc","verb":"inspect","date":"2027-01-05","result":"postponed","until":"2027-03-31","findings":[]},
         {"act":"dd","verb":"paper","date":"2027-01-06","number":"印0001","findings":[]}]}
        """

    static let status = """
        {"district":"d15c","districtName":"普陀区","entries":1203,"licenses":17547,"now":1795600000000,
         "node":{"document":"0123456789abcdef","code":"JY01","kind":"bureau","officeName":"教育局","state":"enrolled"},
         "peers":[{"name":"枢纽","address":"10.0.0.1:7410","origin":"added","state":"equal","lastContact":1795599997000,"theyLack":0,"weLack":0,
                   "wanted":0},
                  {"nodeCode":"JY02","address":"10.0.0.9:7410","origin":"district","state":"unreachable","lastContact":1795592800000,"theyLack":37,
                   "weLack":null,"oldestPending":1795594000000,"error":"peer-unreachable"}],
         "audiences":[{"offices":[],"log":"00112233445566778899","state":"8899aabbccddeeff0011","wanted":0},
                      {"offices":["ff"],"names":["教育局"],"log":"ffeeddccbbaa99887766","state":"77665544332211009988","wanted":3}],
         "forks":[],"rivals":[{"license":"0123","number":"普教1号"}],"held":2,"setAside":0,"duplicates":12,"pending":0,"stopped":null,"findings":0,"wanted":3,"early":0,
         "clock":{"doubt":true,"reason":"behind-witness"}}
        """

    static let importReport = """
        {"rows":17547,"new":17000,"held":545,"differs":2,"differing":[{"line":7,"document":"aa"},{"line":9,"document":"bb"}],
         "quarantined":[{"line":12,"column":3,"code":"date-impossible","field":"date","parameters":{"value":"2023-02-30"}},
                        {"line":40,"column":1,"code":"csv-short-row","parameters":{"found":"4","expected":"6"}}],
         "quarantinedCount":2,"duplicates":{"groups":12,"rows":31},"dryRun":false}
        """

    static let damage = """
        {"ok":false,"entries":10,"acts":12,"documents":8,"damage":[{"table":"entry","row":"e1e1","code":"sum"}]}
        """

    static let sync = """
        {"now":1795600000000,"peers":[{"name":"枢纽","address":"10.0.0.1:7410","origin":"added","state":"unreachable","error":"peer-unreachable"}]}
        """

    static let offices = """
        {"offices":[{"id":"0123456789abcdef","code":"113101070024500211","name":"教育局","roles":["issuing","using"]}]}
        """

    static let nodes = """
        {"nodes":[{"document":"0123456789abcdef","code":"JY01","kind":"bureau","office":"ff","officeName":"教育局",
                   "state":"enrolled"},
                  {"document":"fedcba9876543210","code":"HUB1","kind":"hub","office":"ee","officeName":"区府办","state":"cut"}]}
        """

    static let catalogue = """
        {"items":[{"document":"0123456789abcdef","version":2,"typeCode":"113101070024500211001","name":"民办学校办学许可证",
                   "officeName":"教育局","state":"approved"}]}
        """

    static let bundle = """
        {"admitted":50,"alreadyHeld":3,"early":1,"refused":0,"missing":2}
        """

    static let statement = """
        {"verdict":"suspended","district":"d15c","document":"0123456789abcdef","asOf":"2026-11-24","tips":["ee"],
         "established":[{"code":"signed","act":"aaaaaaaaaaaaaaaa","entry":"eeeeeeeeeeeeeeee","node":"cccccccccccccccc"},
                        {"code":"disclosed","act":"aaaaaaaaaaaaaaaa","keys":"holder/name, 地址"},
                        {"code":"state","state":"suspended","act":"aaaaaaaaaaaaaaaa"}],
         "notEstablished":[{"code":"later-acts"},{"code":"standing"}],"contradicted":[],
         "license":{"document":"0123456789abcdef","typeName":"民办学校办学许可证","number":"普教1号","state":"suspended","version":1,
                    "holder":{"type":"001","name":"普陀某某培训学校"},"fields":[{"key":"地址","label":"地址","value":"曹杨路1号"}]}}
        """
}
