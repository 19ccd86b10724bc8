import District
import Licenses
import SignedLog
import Signing
import Testing

@Suite struct ErasureTests {
    private func naming(_ fields: [FieldReference]) -> CBORMap {
        CBORMap([
            (.int(BodyKey.namedFields), .array(fields.sorted().map { .array([.bytes($0.act), .text($0.key)]) }))
        ])
    }

    private func issued() -> (LicenseCase, FieldReference) {
        var license = LicenseCase()
        let issue = license.issue()
        return (license, FieldReference(act: issue, key: "principal"))
    }

    @Test func oneKeyOnlyAsks() {
        var (license, field) = issued()
        license.add("one", .erase, after: [field.act], naming([field]))
        license.add("again", .erase, after: [field.act], naming([field]))
        let expected = Erasures(erased: [], asked: [field], withoutStanding: [], lost: [])
        #expect(license.folded().erasures == expected)
        #expect(license.folded().erasures.isWanted(field))
    }

    @Test func twoKeysOfTheOfficeErase() {
        var (license, field) = issued()
        license.add("one", .erase, after: [field.act], naming([field]))
        license.add("two", .erase, after: [field.act], naming([field]), by: Sample.secondCounter)
        #expect(license.folded().erasures == Erasures(erased: [field], asked: [], withoutStanding: [], lost: []))
        #expect(license.folded().erasures.isErased(field))
        #expect(!license.folded().erasures.isWanted(field))
    }

    @Test func theOfficeAndTheSuperiorErase() {
        var (license, field) = issued()
        license.add("one", .erase, after: [field.act], naming([field]))
        license.add("two", .erase, after: [field.act], naming([field]), by: Sample.superior, competence: .superior)
        #expect(license.folded().erasures.erased == [field])
    }

    @Test func theSuperiorAloneDoesNotErase() {
        var (license, field) = issued()
        let other = PublicKey(Sample.digest("another superior"))
        license.add("one", .erase, after: [field.act], naming([field]), by: other, competence: .superior)
        license.add("two", .erase, after: [field.act], naming([field]), by: Sample.superior, competence: .superior)
        #expect(license.folded().erasures.asked == [field])
    }

    @Test func whatLosesStandingIsFound() {
        var (license, field) = issued()
        license.add("one", .erase, after: [field.act], naming([field]))
        license.add("two", .erase, after: [field.act], naming([field]), by: Sample.secondCounter, standing: .cut)
        let expected = Erasures(erased: [], asked: [field], withoutStanding: [field], lost: [])
        #expect(license.folded().erasures == expected)
        #expect(license.folded().findings == [.erasureWithoutStanding(field)])
    }

    @Test func fieldsOfOtherLicensesAreNoneOfOurs() {
        var (license, field) = issued()
        let strange = FieldReference(act: Sample.act("another license"), key: "principal")
        license.add("one", .erase, after: [field.act], naming([strange]))
        license.add("two", .erase, after: [field.act], naming([strange]), by: Sample.secondCounter)
        #expect(license.folded().erasures == .none)
    }

    @Test func whatIsLostIsNotWantedAnyMore() {
        var (license, field) = issued()
        license.add("lost", .lost, after: [field.act], naming([field]))
        #expect(license.folded().erasures == Erasures(erased: [], asked: [], withoutStanding: [], lost: [field]))
        #expect(!license.folded().erasures.isWanted(field))
    }
}
