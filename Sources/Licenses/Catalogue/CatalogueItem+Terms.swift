/// What is odd about a printed term. The printed one is what counts (`docs/decisions/0012-terms.md`), so a person is
/// told, not refused.
package enum TermRemark: String, Hashable, Sendable {
    /// The license states no term though its type has one.
    case unstated = "term-unstated"
    /// None of the terms of its type, however their days are counted.
    case outsideRule = "term-outside-rule"
}

extension CatalogueItem {
    package var termRule: TermRule { content.notes.terms }

    private var range: ValidityRange? { ValidityRange(parsing: validity) }

    /// What a license that begins on this day is given if nobody names a term; nil where the item says neither how to
    /// count nor which of several.
    package func proposedTerm(from first: CivilDate) -> Term? {
        termRule.counting.flatMap { range?.proposal(from: first, counting: $0) }
    }

    /// The same of the renewal of what ends with this day.
    package func proposedTerm(following last: CivilDate) -> Term? {
        termRule.counting.flatMap { range?.proposal(following: last, counting: $0) }
    }

    /// - Parameters:
    ///   - first: the day on which the license begins, as it is printed, else that of the act.
    ///   - last: of a renewal, the last day before it.
    package func remark(on term: Term, from first: CivilDate, following last: CivilDate? = nil) -> TermRemark? {
        guard let counting = termRule.counting, let range else { return nil }
        if term == .unstated { return .unstated }
        if counting == .asDecided || (term == .unlimited && range.spans.contains(.unlimited)) { return nil }
        let isAllowed = TermCounting.allCases.contains { counting in
            range.spans.contains { span in
                span.term(from: first, counting: counting) == term
                    || last.flatMap { span.term(following: $0, counting: counting) } == term
            }
        }
        return isAllowed ? nil : .outsideRule
    }
}
