import District
import Licenses
package import SignedLog
package import Storage

/// The worklists of decided, collected and delivered.
extension Replica {
    /// - Parameters:
    ///   - filter: of which licenses; its date is the day by which clocks are read.
    ///   - after: where the page of the listed ones begins; the counts are always of all.
    package func clocks(
        _ question: ClockQuestion,
        _ filter: LicenseFilter,
        after: DocumentID?,
        limit: Int
    ) -> ClocksQuestion {
        let book = ClockBook(question, after: after, limit: Self.pageSize(limit))
        return ClocksQuestion(replica: self, filter: filter, book: book)
    }
}

/// Where all licenses of a filter stand.
package struct ClocksQuestion: SteppedQuestion {
    private let replica: Replica
    private var reading: ClockReading
    private var grounds: ClockGrounds?
    private var walk: LicenseWalk
    private var book: ClockBook

    fileprivate init(replica: Replica, filter: LicenseFilter, book: ClockBook) {
        (self.replica, self.book) = (replica, book)
        (reading, walk) = (ClockReading(replica, on: filter.date), LicenseWalk(filter))
    }

    package mutating func step() throws -> ClocksAnswer? {
        try replica.store.read { store in
            guard let grounds else {
                grounds = try reading.step(in: store)
                return nil
            }
            guard let views = try walk.step(in: store) else { return book.answer(by: grounds.maker) }
            for view in views { book.add(view, try grounds.collection(of: view, in: store), by: grounds.maker) }
            return nil
        }
    }
}

/// Counts licenses one after another, and keeps a page of those that are asked for.
private struct ClockBook {
    private struct Key: Hashable {
        let office: OfficeID
        let typeCode: Text
    }

    private let question: ClockQuestion
    private let limit: Int
    /// The license behind which the page begins, until it has come by.
    private var after: DocumentID?
    private var counts: [Key: ClockCounts] = [:]
    /// One more than the page has room for says that there are more.
    private var listed: [ClockRow] = []

    init(_ question: ClockQuestion, after: DocumentID?, limit: Int) {
        (self.question, self.after, self.limit) = (question, after, limit)
    }

    mutating func add(_ view: LicenseView, _ collection: LicenseClock?, by maker: ClockMaker) {
        defer { if view.document == after { after = nil } }
        guard !view.isTest, let typeCode = view.typeCode, let collection, let delivery = maker.delivery(of: view)
        else { return }
        let today = maker.today
        let (collected, delivered) = (collection.state(on: today), delivery.state(on: today))
        let key = Key(office: view.office, typeCode: typeCode)
        counts[key, default: ClockCounts(view, typeCode, maker.names)].count(collected, delivered)
        guard after == nil, listed.count <= limit, question.lists(collected: collected, delivered: delivered) else {
            return
        }
        listed.append(
            ClockRow(
                license: LicenseRow(view, at: today, maker.names),
                decidedOn: collection.decidedOn,
                collected: LicenseClockAnswer(collection, on: today),
                delivered: LicenseClockAnswer(delivery, on: today)
            )
        )
    }

    func answer(by maker: ClockMaker) -> ClocksAnswer {
        ClocksAnswer(
            on: maker.today,
            types: counts.sorted { ($0.key.office, $0.key.typeCode) < ($1.key.office, $1.key.typeCode) }.map(\.value),
            licenses: Array(listed.prefix(limit)),
            next: listed.count > limit ? listed[limit - 1].license.document : nil
        )
    }
}

extension ClockCounts {
    fileprivate init(_ view: LicenseView, _ typeCode: Text, _ names: Names) {
        self.init(
            office: view.office,
            officeName: names.office(view.office),
            typeCode: typeCode.string,
            typeName: names.item(view.item)?.name.string
        )
    }

    fileprivate mutating func count(_ collected: LicenseClock.State, _ delivered: LicenseClock.State) {
        decided += 1
        self.collected.count(collected)
        self.delivered.count(delivered)
    }
}
