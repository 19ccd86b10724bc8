/// How cases of ours are spelled in JSON: `districtOffice` as `district-office`.
enum WordName {
    static func of(_ value: some Any) -> String {
        "\(value)".reduce(into: "") { name, character in
            if character.isUppercase, !name.isEmpty { name.append("-") }
            name += character.lowercased()
        }
    }
}
