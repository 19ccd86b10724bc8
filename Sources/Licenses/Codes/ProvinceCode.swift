/// The first two digits of an administrative division code (GB/T 2260).
///
/// Counties are not checked: their codes were given and withdrawn over seventy years, a person keeps the first.
enum ProvinceCode {
    static func isKnown(_ code: Int) -> Bool {
        switch code {
        case 11...15: true  // 北京 天津 河北 山西 内蒙古
        case 21...23: true  // 辽宁 吉林 黑龙江
        case 31...37: true  // 上海 江苏 浙江 安徽 福建 江西 山东
        case 41...46: true  // 河南 湖北 湖南 广东 广西 海南
        case 50...54: true  // 重庆 四川 贵州 云南 西藏
        case 61...65: true  // 陕西 甘肃 青海 宁夏 新疆
        case 71, 81, 82: true  // 台湾 香港 澳门
        case 83: true  // Not of GB/T 2260: 台湾居民居住证, by 国办发〔2018〕81号.
        default: false
        }
    }
}
