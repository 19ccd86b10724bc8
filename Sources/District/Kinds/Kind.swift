/// The kinds of act that this version knows, by their numbers in `docs/formats/kinds.md`. A number outlives the
/// program: none is ever used again for something else.
package enum Kind: UInt64, CaseIterable, Hashable, Sendable {
    case genesis = 0
    case rotation = 1
    case office = 2
    case takeOver = 3
    case nodeKey = 4
    case cut = 5
    case approveItem = 6
    case retireItem = 7
    case lease = 8
    case calendar = 9
    case endpoint = 10
    case submitItem = 11
    case forkProof = 12
    case incident = 13
    case returnItem = 14
    case burnBlocks = 15
    case standards = 16

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
    case applyForRenewal = 113
    case refuseRenewal = 114
    case deliver = 115
    case seal = 116
    case inspect = 117
    case paper = 118
    case layout = 119
    case refuseSeal = 120
    case submit = 121
    case libraryAnswer = 122

    case batch = 150

    case appoint = 160
    case filePerson = 161
    case roll = 162

    case receipt = 200
    case adopt = 201

    case object = 300
    case answerObjection = 301
}

/// A stretch of kind numbers with one purpose; the unused numbers in it are room to grow.
package struct KindRange: Hashable, Sendable {
    package let numbers: ClosedRange<UInt64>
    package let purpose: String

    /// All ranges, ascending and without gaps up to the largest number an act can carry.
    package static let all = [
        KindRange(numbers: 0...49, purpose: "authority of the district"),
        KindRange(numbers: 50...99, purpose: "reserved for authority"),
        KindRange(numbers: 100...149, purpose: "licenses"),
        KindRange(numbers: 150...159, purpose: "back-files"),
        KindRange(numbers: 160...179, purpose: "offices"),
        KindRange(numbers: 180...199, purpose: "reserved for licenses"),
        KindRange(numbers: 200...219, purpose: "witnesses and the upkeep of logs"),
        KindRange(numbers: 220...299, purpose: "reserved for the upkeep of logs"),
        KindRange(numbers: 300...319, purpose: "objections"),
        KindRange(numbers: 320...399, purpose: "reserved for objections"),
        KindRange(numbers: 400...9_999, purpose: "future kinds of Hefu"),
        KindRange(numbers: 10_000...UInt64(Int64.max), purpose: "private trials"),
    ]
}
