import Foundation
import Loopback
import Node

/// All that runs in one run: the nodes, and the lines between them.
struct RealDistrict: Sendable {
    let folder: RunFolder
    private let nodes: [Member: RealNode]
    /// The line from each node that dials.
    let lines: [Member: Line]
    /// The district's id.
    let id: [UInt8]
    /// The ids of the offices that have joined it.
    let offices: [Office: String]

    func node(_ member: Member) -> RealNode {
        guard let node = nodes[member] else { preconditionFailure("\(member) was never made") }
        return node
    }

    /// Founds a district, lets all nodes join it, and waits until every counter may issue.
    init(_ folder: RunFolder, _ disk: Disk) async throws {
        self.folder = folder
        let host = Self.freeHosts()
        let nodes = Dictionary(
            uniqueKeysWithValues: Member.allCases.enumerated().map { index, member in
                (member, RealNode(member, folder, disk, host: host(index)))
            }
        )
        self.nodes = nodes
        for member in Member.allCases { try disk.make(at: folder.data(of: member)) }
        do {
            var founding = Founding(nodes, folder)
            (id, offices) = try await founding.found()
            var lines: [Member: Line] = [:]
            for (index, member) in Member.allCases.enumerated() {
                guard let upstream = member.upstream, let near = nodes[member], let far = nodes[upstream] else {
                    continue
                }
                let line = try await Line(at: (host(100 + index), far.place.port), to: far.place)
                lines[member] = line
                let address = "\(host(100 + index)):\(line.port)"
                try await near.post(
                    "/api/v1/peers",
                    #"{"address":"\#(address)","name":"up","node":"\#(upstream.code)"}"#
                )
            }
            self.lines = lines
            try await founding.fillCatalogue()
        } catch {
            for node in nodes.values { await node.stop() }
            throw error
        }
    }

    /// Addresses of loopback that no other process uses: it is this one's number that names them.
    private static func freeHosts() -> @Sendable (Int) -> String {
        let process = Int(ProcessInfo.processInfo.processIdentifier)
        return { index in "127.\(64 + process >> 8 & 127).\(process & 255).\(10 + index)" }
    }

    func stop() async {
        await withDiscardingTaskGroup { group in
            for node in nodes.values { group.addTask { await node.stop() } }
        }
        for line in lines.values { await line.close() }
    }
}
