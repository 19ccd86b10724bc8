/// The shapes that the reference names: each once, under its name.
enum Shape: String, CaseIterable, Sendable {
    // Requests
    case act = "Act"
    case batchAct = "BatchAct"
    case itemDocument = "ItemDocument"
    case holidayNotice = "HolidayNotice"
    // Answers
    case problem = "Problem"
    case done = "Done"
    case batchResult = "BatchResult"
    case holder = "Holder"
    case paper = "Paper"
    case licenseRow = "LicenseRow"
    case licenseClock = "LicenseClock"
    case clockCount = "ClockCount"
    case libraryRow = "LibraryRow"
    case license = "License"
    case finding = "Finding"
    case actOfHistory = "HistoryAct"
    case event = "Event"
    case item = "Item"
    case itemSide = "ItemSide"
    case office = "Office"
    case node = "Node"
    case peer = "Peer"
    case numberBlock = "NumberBlock"
    case status = "Status"
    case calendar = "Calendar"
    case deadline = "Deadline"
    case incident = "Incident"
    case incidentItem = "IncidentItem"
    case supervisionRow = "SupervisionRow"
    case standard = "Standard"
    case importedBatch = "ImportedBatch"
    case person = "Person"

    /// Whether it is what a program sends: then a member that is not named is refused.
    var isRequest: Bool {
        switch self {
        case .act, .batchAct, .itemDocument, .holidayNotice: true
        case .problem, .done, .batchResult, .holder, .paper, .licenseRow, .licenseClock, .clockCount, .libraryRow,
            .license, .finding, .actOfHistory, .event,
            .item, .itemSide, .office, .node, .peer, .numberBlock, .status, .calendar, .deadline, .incident,
            .incidentItem,
            .supervisionRow, .standard, .importedBatch, .person:
            false
        }
    }

    var schema: Schema {
        switch self {
        case .act: .object(Self.actMembers)
        case .batchAct: .object(Self.actMembers + Self.batchMembers)
        case .itemDocument: Self.itemDocumentSchema
        case .holidayNotice: Self.holidayNoticeSchema
        case .problem: Self.problemSchema
        case .done: Self.doneSchema
        case .batchResult: Self.batchResultSchema
        case .holder: Self.holderSchema
        case .paper: Self.paperSchema
        case .licenseRow: .object(Self.licenseHead + Self.licenseRowMembers)
        case .licenseClock: Self.licenseClockSchema
        case .clockCount: Self.clockCountSchema
        case .libraryRow: Self.libraryRowSchema
        case .license: .object(Self.licenseHead + Self.licenseMembers)
        case .finding: Self.findingSchema
        case .actOfHistory: Self.historyActSchema
        case .event: Self.eventSchema
        case .item: Self.itemSchema
        case .itemSide: .object(Self.itemSideMembers)
        case .office: Self.officeSchema
        case .node: Self.nodeSchema
        case .peer: Self.peerSchema
        case .numberBlock: Self.numberBlockSchema
        case .status: Self.statusSchema
        case .calendar: Self.calendarSchema
        case .deadline: Self.deadlineSchema
        case .incident: Self.incidentSchema
        case .incidentItem: Self.incidentItemSchema
        case .supervisionRow: Self.supervisionRowSchema
        case .standard: Self.standardSchema
        case .importedBatch: Self.importedBatchSchema
        case .person: Self.personSchema
        }
    }
}
