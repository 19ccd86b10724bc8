import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The reference city as a process of its own: `reference-city KEY`. It prints its port in a line, and ends with its standard
/// input.
@main
enum ReferenceCity {
    static func main() async throws {
        let key = Array((CommandLine.arguments.dropFirst().first ?? "").utf8)
        let city = CityState(key: key)
        let router = Router()
        router.put("/submissions/:id") { request, context in
            let body = try await body(of: request)
            return try await response(await city.submit(context.parameters.require("id"), body))
        }
        router.post("/deliveries") { request, _ in
            let body = try await body(of: request)
            let (timestamp, signature) = (header("hefu-timestamp", request), header("hefu-signature", request))
            return try await response(await city.deliver(body, timestamp: timestamp, signature: signature))
        }
        router.put("/faults") { request, _ in try await response(await city.lineUp(body(of: request))) }
        router.get("/report") { _, _ in try await response(await city.report()) }
        let server = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                print(channel.localAddress?.port ?? 0)
                fflush(nil)
            }
        )
        Thread.detachNewThread {
            while let input = try? FileHandle.standardInput.read(upToCount: 1), !input.isEmpty {}
            exit(0)
        }
        try await server.runService()
    }

    private static func body(of request: Request) async throws -> Data {
        Data(try await request.body.collect(upTo: 1 << 20).readableBytesView)
    }

    private static func header(_ name: String, _ request: Request) -> String {
        HTTPField.Name(name).flatMap { request.headers[$0] } ?? ""
    }

    private static func response(_ answer: CityState.Answer) async throws -> Response {
        if answer.delay > .zero { try await Task.sleep(for: answer.delay) }
        return Response(
            status: .init(code: answer.status),
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: Array(answer.body)))
        )
    }
}
