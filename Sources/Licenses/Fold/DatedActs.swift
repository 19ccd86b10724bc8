/// Effective acts as far as their days are asked for.
struct DatedAct {
    let index: Int
    let dated: CivilDate
}

struct DatedContent {
    let index: Int
    let version: Int
    let dated: CivilDate
    let validTo: Term
}

struct DatedEnding {
    let index: Int
    let rank: EndingRank
    let dated: CivilDate
    let isDeregistration: Bool
}

struct DatedSuspension {
    let index: Int
    let dated: CivilDate
    let until: CivilDate?
}
