import ArgumentParser

/// Which story the demo tells.
enum DemoStory: String, ExpressibleByArgument {
    /// Five processes, lines that are cut and healed.
    case district
    /// An outage and its three working days, on clocks that are set.
    case outage
}
