import Licenses
import SignedLog

/// What an item's document says beside what decides.
extension ItemNotes {
    init(_ document: inout YAMLObject) throws(YAMLProblem) {
        self.init(
            validityRule: try document.text("validityRule").map { Text($0.value) },
            terms: try TermRule(&document),
            numbering: try document.text("numbering").map { Text($0.value) },
            basis: try document.text("basis").map { Text($0.value) },
            withoutPaper: try document.text("withoutPaper").map { Text($0.value) },
            withoutElectronic: try document.text("withoutElectronic").map { Text($0.value) },
            paperDelivery: try document.text("paperDelivery").map { Text($0.value) },
            isOnRequest: try document.flag("onRequest") ?? false,
            unconfirmed: try document.texts("unconfirmed")?.map { Text($0) } ?? []
        )
    }
}

extension TermRule {
    fileprivate init(_ document: inout YAMLObject) throws(YAMLProblem) {
        self.init(
            counting: try Self.counting(&document),
            renewalDays: try Self.renewalDays(&document),
            isLateRenewalClosed: try document.flag("lateRenewalClosed") ?? false,
            inspection: try document.text("inspection").map { Text($0.value) },
            isInspectedOnce: try document.flag("inspectedOnce") ?? false
        )
    }

    private static func counting(_ document: inout YAMLObject) throws(YAMLProblem) -> TermCounting? {
        guard let text = try document.text("counting") else { return nil }
        guard let counting = TermCounting(name: text.value) else {
            let expected = TermCounting.allCases.map(\.name).joined(separator: ", ")
            throw document.problem(
                "field-type",
                "counting",
                line: text.line,
                ["expected": expected, "value": text.value]
            )
        }
        return counting
    }

    private static func renewalDays(_ document: inout YAMLObject) throws(YAMLProblem) -> Int? {
        guard let text = try document.text("renewalDays") else { return nil }
        guard let days = Int(text.value), (1...renewalDayLimit).contains(days) else {
            throw document.problem(
                "field-type",
                "renewalDays",
                line: text.line,
                ["expected": "1…\(renewalDayLimit)", "value": text.value]
            )
        }
        return days
    }
}
