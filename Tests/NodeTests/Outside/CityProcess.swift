import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Node
import Testing

/// The reference city (`Tests/ReferenceCity`) as a real process: a library and a channel on a port of this machine.
final class CityProcess: Sendable {
    static let key = "一网通办与节点的共用密钥"

    let address: String
    private let process: Process

    init() throws {
        process = Process()
        process.executableURL = URL(filePath: try ServedProcess.beside("reference-city"))
        process.arguments = [Self.key]
        let output = Pipe()
        (process.standardInput, process.standardOutput) = (Pipe(), output)
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        let port = try #require(Int(String(decoding: line, as: UTF8.self)), "the reference city has not begun")
        address = "http://127.0.0.1:\(port)"
    }

    deinit { process.terminate() }

    /// What goes wrong with the next requests, one each.
    func lineUp(_ faults: String...) async throws {
        let list = faults.map { "\"\($0)\"" }.joined(separator: ",")
        _ = try await ask(.PUT, "/faults", "[\(list)]")
    }

    /// Another license under this 证照标识, from elsewhere.
    func hold(_ identifier: String) async throws {
        let id = String(repeating: "0", count: 64)
        let body =
            #"{"submission":"\#(id)","license":"other","number":1,"operation":"put","ZZBS":"\#(identifier)","data":{}}"#
        _ = try await ask(.PUT, "/submissions/\(id)", body)
    }

    struct Report: Decodable {
        struct Held: Decodable {
            let license: String
            let number: Int
            let operation: String
            let data: [String: String]
        }

        let licenses: [String: Held]
        let deliveries: [String: String]
        let submissions: Int
        let requests: Int
        let forged: Int
    }

    func report() async throws -> Report {
        try JSONDecoder().decode(Report.self, from: try await ask(.GET, "/report", ""))
    }

    private func ask(_ method: HTTPMethod, _ path: String, _ body: String) async throws -> Data {
        var request = HTTPClientRequest(url: address + path)
        request.method = method
        request.body = .bytes(ByteBuffer(string: body))
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        return Data(try await answer.body.collect(upTo: 1 << 20).readableBytesView)
    }

    /// A file with the key, as a node of a bureau has it.
    static func keyFile(in folder: String) throws -> String {
        let path = folder + "/channel.key"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data((key + "\n").utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }
}
