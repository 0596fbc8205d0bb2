import ArgumentParser
import GongkaiDiagnostics

/// The options of a conversion of one shard.
struct ShardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Records: convert only this shard of the input, into a part for 'gongkai shard merge'.", valueName: "i/n"))
    var shard: String?

    @Option(
        help: ArgumentHelp(
            "Records: the plan of the shards, by 'gongkai shard plan'. (default: planned anew)", valueName: "file"))
    var plan: String?

    /// The shard that is asked for, from 1, and how many there are; `nil` where all of the input is.
    /// - Throws: status 64 for what is none.
    func chosen() throws(CommandFailure) -> (index: Int, count: Int)? {
        guard let shard else {
            guard plan == nil else { throw CommandFailure(.usage, .shardPlanAlone) }
            return nil
        }
        let parts = shard.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = ShardOptions.number(parts[0]), let count = ShardOptions.number(parts[1]),
            index <= count, count <= ShardPlanning.most
        else { throw CommandFailure(.usage, .shardMalformed, [shard]) }
        return (index, count)
    }

    /// A whole number from 1, in digits alone.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number > 0 else {
            return nil
        }
        return number
    }
}
