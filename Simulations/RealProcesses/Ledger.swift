/// What clerks were told is done: acknowledged at once, or seen on their screen after an answer had been lost.
actor Ledger {
    struct Promise: Hashable, Sendable {
        let act: String
        let verb: String
        let document: String
    }

    private(set) var promises: [Promise] = []
    /// The number of each license, and whose it is.
    private(set) var licenses: [String: (number: String, office: Office)] = [:]
    private var acknowledged = 0
    /// Answers that never came, by what was found out afterwards.
    private var (keptUnheard, absent) = (0, 0)
    /// By code.
    private var refusals: [String: Int] = [:]

    func acknowledge(_ promise: Promise, number: String, _ office: Office) {
        acknowledged += 1
        note(promise, number, office)
    }

    /// - Parameter found: what is there that nobody had been told of; empty if nothing is.
    func resolve(_ found: [Promise], number: String, _ office: Office) {
        keptUnheard += found.count
        if found.isEmpty { absent += 1 }
        for promise in found { note(promise, number, office) }
    }

    func refuse(_ refusal: Refused) { refusals["\(refusal.status) \(refusal.code)", default: 0] += 1 }

    private func note(_ promise: Promise, _ number: String, _ office: Office) {
        promises.append(promise)
        licenses[promise.document] = (number, office)
    }

    /// What must be of one license.
    func acts(of document: String) -> Set<Promise> { Set(promises.filter { $0.document == document }) }

    var summary: String {
        let troubles = refusals.sorted { $0.key < $1.key }.map { ", \($0.value) × \($0.key)" }.joined()
        return
            "\(acknowledged) acts acknowledged on \(licenses.count) licenses; of unheard answers \(keptUnheard) acts "
            + "were kept, \(absent) were not\(troubles)"
    }
}
