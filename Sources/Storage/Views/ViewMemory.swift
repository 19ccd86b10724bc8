/// What is known of the view of licenses as long as the store is open, beside what stands in it.
final class ViewMemory {
    let repeatedLookups = RepeatedLookups()
    /// How often licenses were written. Of a transaction that was given up, too: whoever compares two counts looks again for
    /// nothing then.
    var changeCount = 0
}
