/// The kinds of act about a license, by the number that stands in the act (`docs/formats/license-acts.md`).
package enum LicenseActKind: UInt64, CaseIterable, Hashable, Sendable {
    case issue = 100
    case amend = 101
    case renew = 102
    case settle = 103
    case suspend = 104
    case reinstate = 105
    case withdraw = 106
    case cancel = 107
    case revoke = 108
    case annul = 109
    case correct = 110
    case erase = 111
    case lost = 112
    case apply = 113
    case refuse = 114
    case deliver = 115
    case seal = 116
    case inspect = 117
    case paper = 118
    case layout = 119
    case refuseSeal = 120
    case submit = 121
    case libraryAnswer = 122

    /// Where all kinds of act about a license stand, those to come too (`docs/formats/kinds.md`).
    package static let range: ClosedRange<UInt64> = 100...149

    /// Whether a reader that does not know the kind must not judge the license: all that can change its state.
    package var isCritical: Bool {
        switch self {
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .correct: true
        case .erase, .lost, .apply, .refuse, .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit,
            .libraryAnswer:
            false
        }
    }

    /// What only the city says of a license: no office takes it back.
    package var isOfCity: Bool {
        switch self {
        case .seal, .refuseSeal, .submit, .libraryAnswer: true
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .correct,
            .erase,
            .lost, .apply, .refuse, .deliver, .inspect, .paper, .layout:
            false
        }
    }

    /// Content acts restate the whole face of the license.
    package var isContent: Bool {
        switch self {
        case .issue, .amend, .renew, .settle: true
        case .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .correct, .erase, .lost, .apply, .refuse,
            .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit, .libraryAnswer:
            false
        }
    }
}
