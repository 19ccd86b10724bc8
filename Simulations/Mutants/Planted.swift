import Glibc

/// The bug that this process is to have, by the name of its patch. All others sleep.
private let planted: String? = unsafe getenv("HEFU_MUTANT").map { unsafe String(cString: $0) }

/// Patches ask it where their bug begins. `run` gives every room that they change a copy of this file.
func isPlanted(_ mutant: String) -> Bool { planted == mutant }
