import District
import Replica
import Replication
import SignedLog
import Signing
import Storage

extension APIFailure {
    /// What an error of the rooms below means to whoever asked. An error that we do not know is 500 and says its type
    /// only: its text could hold anything.
    package init(_ error: any Error) {
        switch error {
        case let failure as APIFailure: self = failure
        case let refusal as Refusal: self.init(refusal)
        case let problem as JSONProblem: self.init(problem)
        case let failure as StoreFailure: self.init(failure)
        case let problem as PrivateFileProblem: self.init(problem)
        case let error as KeyFileError: self.init(error)
        case let refusal as JoinRefusal: self.init(refusal)
        case let refusal as BundleRefusal: self.init(refusal)
        case let failure as PeerFailure: self.init(failure)
        case let problem as YAMLProblem: self.init(problem)
        case let problem as ConfigurationProblem: self.init(problem)
        case _: self.init(status: 500, code: "failed", detail: "\(type(of: error))")
        }
    }

    private init(_ problem: JSONProblem) {
        switch problem {
        case .malformed(let offset):
            self.init(status: 400, code: "json-malformed", field: "body", ["offset": String(offset)])
        case .invalidUTF8: self.init(status: 400, code: "encoding-invalid", field: "body", ["expected": "UTF-8"])
        case .repeatedName(let name, let offset):
            self.init(status: 400, code: "name-twice", field: name, ["offset": String(offset)])
        case .notAnInteger(let offset):
            self.init(
                status: 400,
                code: "field-type",
                field: "body",
                ["offset": String(offset), "expected": "an integer of 64 bits, or text"]
            )
        case .tooDeep(let offset):
            self.init(status: 400, code: "too-large", field: "body", ["offset": String(offset), "rule": "depth"])
        }
    }

    private init(_ failure: StoreFailure) {
        switch failure {
        case .inUse: self.init(status: 503, code: "data-directory-in-use")
        case .readOnly(let cause): self.init(status: 503, code: "data-directory-read-only", detail: "\(cause)")
        case .diskFull(let cause): self.init(status: 507, code: "disk-full", detail: "\(cause)")
        case .notADatabase(let cause): self.init(status: 500, code: "not-a-database", detail: "\(cause)")
        case .newerSchema(let found, let known):
            self.init(status: 500, code: "newer-schema", ["found": String(found), "known": String(known)])
        case .failed(let operation, let cause):
            self.init(status: 500, code: "failed", ["operation": operation], detail: "\(cause)")
        }
    }

    private init(_ problem: PrivateFileProblem) {
        switch problem {
        case .missing(let path): self.init(status: 404, code: "file-unreadable", field: "file", ["path": path])
        case .readableByOthers(let path, let mode):
            self.init(
                status: 409,
                code: "key-file-readable",
                field: "file",
                ["path": path, "mode": "0" + String(mode, radix: 8)]
            )
        case .exists(let path): self.init(status: 409, code: "node-exists", field: "file", ["path": path])
        case .unwritable(let path, let reason):
            self.init(status: 503, code: "data-directory-read-only", field: "file", ["path": path], detail: reason)
        }
    }

    private init(_ error: KeyFileError) {
        switch error {
        case .malformed(let flaw): self.init(status: 500, code: "key-file-invalid", detail: "\(flaw)")
        case .unsupportedVersion(let version):
            self.init(status: 500, code: "upgrade-needed", field: "file", ["found": String(version)])
        case .passphraseRequired, .passphraseEmpty: self.init(status: 400, code: "passphrase-required")
        case .wrongPassphrase: self.init(status: 403, code: "wrong-passphrase")
        case .limitsTooLarge(let passes, let memoryKiB):
            self.init(
                status: 500,
                code: "key-file-invalid",
                ["passes": String(passes), "memoryKiB": String(memoryKiB)]
            )
        case .notEnoughMemory(let kiB): self.init(status: 503, code: "failed", ["memoryKiB": String(kiB)])
        }
    }

    private init(_ refusal: JoinRefusal) {
        switch refusal {
        case .tooLarge(let byteCount):
            self.init(status: 413, code: "too-large", field: "request", ["bytes": String(byteCount)])
        case .wrongShape: self.init(status: 400, code: "file-invalid", field: "request")
        case .upgradeNeeded(let version):
            self.init(status: 422, code: "upgrade-needed", field: "request", ["found": String(version)])
        case .signatureInvalid: self.init(status: 400, code: "file-invalid", field: "request", ["rule": "signature"])
        }
    }

    private init(_ refusal: BundleRefusal) {
        switch refusal {
        case .notABundle: self.init(status: 400, code: "file-invalid", field: "path", ["rule": "not a bundle"])
        case .unknownVersion(let version):
            self.init(status: 422, code: "upgrade-needed", field: "path", ["found": String(version)])
        case .headerTooLarge(let byteCount):
            self.init(status: 413, code: "too-large", field: "path", ["bytes": String(byteCount)])
        case .headerMalformed, .headerAltered: self.init(status: 422, code: "bundle-altered", field: "path")
        case .otherDistrict(let district):
            self.init(status: 409, code: "bundle-other-district", field: "path", ["found": district.description])
        case .senderNotEnrolled: self.init(status: 403, code: "peer-not-enrolled", field: "path")
        case .notForUs: self.init(status: 403, code: "bundle-not-for-us", field: "path")
        case .truncated(let offset):
            self.init(status: 422, code: "bundle-truncated", field: "path", ["byte": String(offset)])
        case .altered(let chunk), .badContent(let chunk, _), .badTrailer(let chunk):
            self.init(status: 422, code: "bundle-altered", field: "path", ["chunk": String(chunk)])
        case .trailingBytes(let offset):
            self.init(status: 422, code: "bundle-altered", field: "path", ["byte": String(offset)])
        case .tooManyRecipients(let count, let limit):
            self.init(
                status: 413,
                code: "too-large",
                field: "recipients",
                ["found": String(count), "limit": String(limit)]
            )
        case .keyOfSmallOrder: self.init(status: 422, code: "wrong-key", field: "recipients")
        }
    }

    private init(_ failure: PeerFailure) {
        switch failure {
        case .unreachable(let address, let cause):
            self.init(
                status: 503,
                code: "peer-unreachable",
                field: "peer",
                ["address": address.description],
                detail: "\(cause)"
            )
        case .certificateUnknown(let address):
            self.init(status: 409, code: "certificate-unknown", field: "certificate", ["address": address.description])
        case .notHefu(let address, let status):
            self.init(
                status: 503,
                code: "peer-not-hefu",
                field: "peer",
                ["address": address.description, "status": String(status)]
            )
        case .answerTooLarge(let address):
            self.init(status: 503, code: "too-large", field: "peer", ["address": address.description])
        case .busy(let address, let seconds):
            let parameters = ["address": address.description, "retryAfterSeconds": String(seconds)]
            self.init(status: 503, code: "busy", field: "peer", parameters)
        }
    }

    private init(_ problem: YAMLProblem) {
        let place = problem.line.map { ["line": String($0)] } ?? [:]
        self.init(status: 400, code: problem.code, field: problem.key, place.merging(problem.parameters) { $1 })
    }

    private init(_ problem: ConfigurationProblem) {
        switch problem {
        case .unreadable(let file):
            self.init(status: 404, code: "file-unreadable", field: "config", ["path": file])
        case .notYAML(let file, let line):
            self.init(
                status: 400,
                code: "configuration-invalid",
                field: "config",
                ["path": file, "line": String(line)]
            )
        case .unknownKey(let key, let file, let line):
            self.init(
                status: 400,
                code: "configuration-invalid",
                field: key,
                ["path": file, "line": String(line)]
            )
        case .badValue(let key, let value, let source, let line):
            let place = line.map { ["line": String($0)] } ?? [:]
            self.init(
                status: 400,
                code: "configuration-invalid",
                field: key,
                ["value": value, "source": source].merging(place) { $1 }
            )
        }
    }
}
