/// Why a run has failed.
struct RunFailure: Error, CustomStringConvertible {
    /// Raw values are the program's exit status, the same as those of `hefu-simulate`.
    enum Kind: Int32 {
        case safety = 3
        case convergence = 4
        case crash = 6
    }

    let kind: Kind
    let text: String

    init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }

    var description: String { "FAILED (\(kind)): \(text)" }
}
