/// The license types that the seven issuing bureaus of the district's plan issue, as documents to begin with
/// (`docs/formats/item-document.md`): an office looks through its own, confirms or mends what `unconfirmed` names, and
/// submits them. Type codes are made up; nothing here is in force by itself.
package enum StarterCatalogue {
    /// In the order of the plan; numbered from 1.
    package static let items: [StarterItem] = bureaus.flatMap { bureau in
        bureau.documents.components(separatedByLine: "---").map { (bureau.name, $0) }
    }.enumerated().map { index, document in
        StarterItem(number: index + 1, bureau: document.0, content: document.1)
    }

    private static let bureaus = [
        governmentServices, construction, education, environment, sport, health, culture,
    ]
}

/// The documents of one bureau, one beneath the other between lines of `---`.
struct StarterBureau {
    let name: String
    let documents: String
}

/// One type of license to begin with.
package struct StarterItem: Sendable {
    package let number: Int
    /// The bureau that issues it, by the name that the plan gives it.
    package let bureau: String
    package let name: String
    /// What `catalogue submit` takes, with a word on what to do with it.
    package let document: String

    init(number: Int, bureau: String, content: String) {
        let line = content.split(separator: "\n").first { $0.hasPrefix("name: ") }
        guard let name = line?.dropFirst("name: ".count) else {
            preconditionFailure("starter item \(number) has no name")
        }
        (self.number, self.bureau, self.name) = (number, bureau, String(name))
        document = """
            # \(number) \(name)（\(bureau)）
            # unconfirmed 所列各项未经核实：请逐项核实、修改，并从中删去，然后用 hefu catalogue submit 提交。
            \(content)

            """
    }

    /// `17-公共场所卫生许可证.yaml`.
    package var fileName: String { (number < 10 ? "0" : "") + "\(number)-\(name).yaml" }
}

extension String {
    fileprivate func components(separatedByLine line: String) -> [String] {
        var parts: [[Substring]] = [[]]
        for one in split(separator: "\n") {
            if one == line { parts.append([]) } else { parts[parts.count - 1].append(one) }
        }
        return parts.map { $0.joined(separator: "\n") }
    }
}
