/// Events as a kept plan writes them, one a line: number, milliseconds, what, and at whom.
///
/// `106001 540483072 change rotate 2`
extension PlannedEvent: CustomStringConvertible {
    package var description: String { "\(number) \(time) \(what)" }

    /// Nil where there is no such event (any more).
    package init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 3, let number = Int(words[0]), let time = Int64(words[1]),
            let what = Happening(words[2...])
        else { return nil }
        self.init(number: number, time: time, what)
    }
}

extension Happening: CustomStringConvertible {
    package var description: String {
        switch self {
        case .dial(let from, let to): "dial \(from) \(to)"
        case .deed(let deed, let node): "deed \(deed.rawValue) \(node)"
        case .stick(let from, let to): "stick \(from) \(to)"
        case .backup(let node): "backup \(node)"
        case .change(let change, let node): "change \(change.rawValue) \(node)"
        case .fault(let kind, let node): "fault \(kind.rawValue) \(node)"
        }
    }

    fileprivate init?(_ words: ArraySlice<String>) {
        let words = Array(words)
        guard let last = words.last.flatMap(NodeIndex.init) else { return nil }
        switch (words[0], words.count) {
        case ("backup", 2): self = .backup(last)
        case ("dial", 3):
            guard let from = NodeIndex(words[1]) else { return nil }
            self = .dial(from: from, to: last)
        case ("stick", 3):
            guard let from = NodeIndex(words[1]) else { return nil }
            self = .stick(from: from, to: last)
        case ("deed", 3):
            guard let deed = Deed(rawValue: words[1]) else { return nil }
            self = .deed(deed, at: last)
        case ("change", 3):
            guard let change = DistrictChange(rawValue: words[1]) else { return nil }
            self = .change(change, at: last)
        case ("fault", 3):
            guard let kind = FaultKind(rawValue: words[1]) else { return nil }
            self = .fault(kind, at: last)
        default: return nil
        }
    }

    /// The nodes that it names.
    package var nodes: [NodeIndex] {
        switch self {
        case .dial(let from, let to), .stick(let from, let to): [from, to]
        case .deed(_, let node), .backup(let node), .change(_, let node), .fault(_, let node): [node]
        }
    }
}
