import District
import SignedLog
import Signing
import Testing

@Suite struct KeyFindingTests {
    var scene = Scene()
    let office: OfficeID
    var pen: Pen

    init() {
        office = scene.office("教育局")
        pen = scene.pen(scene.node("counter", of: office))
    }

    func findings() -> [KeyFinding] {
        var judge = Holder(scene).judge()
        return judge.findings(in: pen.log)
    }

    @Test mutating func anEpochAfterAnotherIsNoFinding() {
        let last = [scene.issues(&pen), scene.issues(&pen)][1]
        var next = pen.reopened("next", after: [last])
        _ = scene.issues(&next)
        #expect(findings() == [])
    }

    @Test mutating func aKeyRestoredFromABackupIsFound() {
        let backedUp = scene.issues(&pen)
        _ = scene.issues(&pen)
        var restored = pen.reopened("restored", after: [backedUp])
        let opening = scene.issues(&restored)
        #expect(findings() == [.restored(at: backedUp.id, opening: opening.id)])
    }

    @Test mutating func aRestoredKeyThatHealsIsNotDoubled() {
        let backedUp = scene.issues(&pen)
        let lost = scene.issues(&pen)
        var restored = pen.reopened("restored", after: [backedUp])
        let opening = scene.issues(&restored)
        var healed = pen.reopened("healed", after: [opening, lost])
        _ = scene.issues(&healed)
        #expect(findings() == [.restored(at: backedUp.id, opening: opening.id)])
    }

    @Test mutating func anOldEpochThatGoesOnKnowingTheOpeningIsAClonedDisk() {
        let copied = scene.issues(&pen)
        var clone = pen.reopened("clone", after: [copied])
        let opening = scene.issues(&clone)
        _ = scene.issues(&pen)
        // The original amends what the clone issued.
        let goingOn = scene.writes(&pen, [.on(opening.acts[0], .amend)])
        #expect(
            findings() == [
                .restored(at: copied.id, opening: opening.id),
                .doubled(at: copied.id, opening: opening.id, goingOn: goingOn.id),
            ]
        )
    }

    @Test mutating func findingsChangeNoStanding() {
        let copied = scene.issues(&pen)
        var clone = pen.reopened("clone", after: [copied])
        let opening = scene.issues(&clone)
        let goingOn = scene.writes(&pen, [.on(opening.acts[0], .amend)])
        #expect(Holder(scene).standings([copied, opening, goingOn]) == [.counts, .counts, .counts])
    }
}
