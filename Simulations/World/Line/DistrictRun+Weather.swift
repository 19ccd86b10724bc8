import Replica

// What becomes of messages on the way.
extension DistrictRun {
    /// Whether a fault that is drawn for each message strikes this one.
    func strikes(_ kind: FaultKind, _ purpose: Int) -> Bool {
        guard areFaultsOn, plan.swarm.intensity(kind) > 0 else { return false }
        let place = FaultKind.allCases.firstIndex(of: kind) ?? 0
        return draws.chance(perMille: plan.swarm.intensity(kind), .message, current.number, place * 8 + purpose)
    }

    func send(_ packet: Packet, _ patienceSeconds: UInt64) {
        record(packet)
        guard passes(packet.direction, 1) else { return }
        var bytes = packet.bytes
        damage(&bytes, 1)
        let sent = Packet(
            conversation: packet.conversation,
            turn: packet.turn,
            direction: packet.direction,
            bytes: bytes
        )
        schedule(.request(sent), after: delay(1, patienceSeconds))
        guard strikes(.repeatedMessage, 1) else { return }
        struck(.repeatedMessage)
        var copy = sent
        (copy.isCopy, copy.copiedBy) = (true, .repeatedMessage)
        schedule(.request(copy), after: delay(2, patienceSeconds))
    }

    func answer(_ packet: Packet, _ bytes: [UInt8]) {
        guard passes(packet.direction.back, 2) else { return }
        var bytes = bytes
        damage(&bytes, 2)
        if strikes(.wrongAnswer, 2) {
            struck(.wrongAnswer)
            changed(.wrongAnswer)
            bytes = Array("<!doctype html><title>登录</title><p>请先登录网络".utf8)
        }
        let reply = Reply(
            conversation: packet.conversation,
            turn: packet.turn,
            direction: packet.direction.back,
            bytes: bytes
        )
        schedule(.answer(reply), after: delay(3, 60))
    }

    private func passes(_ direction: Direction, _ purpose: Int) -> Bool {
        guard network.isUp(direction) else {
            noteCut(direction)
            return false
        }
        guard strikes(.lostMessage, purpose) else { return true }
        struck(.lostMessage)
        changed(.lostMessage)
        return false
    }

    private func delay(_ purpose: Int, _ patienceSeconds: UInt64) -> Int64 {
        let usual = 15 + Int64(draws.below(200, .latency, current.number, purpose))
        guard strikes(.lateMessage, purpose) else { return usual }
        struck(.lateMessage)
        let patience = Int64(patienceSeconds) * Span.second
        let late = patience / 2 + Int64(draws.below(Int(patience), .latency, current.number, purpose + 8))
        if late > patience { changed(.lateMessage) }
        return late
    }

    private func damage(_ bytes: inout [UInt8], _ purpose: Int) {
        if strikes(.truncatedMessage, purpose), !bytes.isEmpty {
            struck(.truncatedMessage)
            changed(.truncatedMessage)
            bytes.removeLast(1 + below(bytes.count, .message, 93 + purpose))
        }
        if strikes(.corruptedMessage, purpose), !bytes.isEmpty {
            struck(.corruptedMessage)
            changed(.corruptedMessage)
            bytes[below(bytes.count, .message, 95 + purpose)] ^= 1 << UInt8(below(8, .message, 97 + purpose))
        }
    }

    /// Somebody on the line keeps what passes, for later.
    private func record(_ packet: Packet) {
        guard plan.swarm.intensity(.replayedRequest) > 0, recorded.count < 200 else { return }
        recorded.append(packet)
    }
}
