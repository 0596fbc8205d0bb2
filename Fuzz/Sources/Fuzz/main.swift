import Glibc

// fuzz TARGET ARGUMENTS…   runs libFuzzer with its own arguments
// fuzz seeds FOLDER        writes what it may begin with, a folder a target

/// libFuzzer's own loop: takes its arguments and the function that is to be tried.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ attempt: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

func giveUp(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    write(STDERR_FILENO, line, line.count)
    exit(64)
}

guard CommandLine.arguments.count >= 2 else { giveUp("usage: fuzz TARGET [ARGUMENTS] | fuzz seeds FOLDER") }
let name = CommandLine.arguments[1]

if name == "seeds" {
    guard CommandLine.arguments.count == 3 else { giveUp("usage: fuzz seeds FOLDER") }
    try Seeds.write(to: CommandLine.arguments[2])
    exit(0)
}

/// The argument that names the target is none of libFuzzer's.
var argumentCount = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv
arguments[1] = arguments[0]
arguments += 1

switch name {
case "gazette": exit(runFuzzer(&argumentCount, &arguments) { bytes, count in attempt(bytes, count, Oracle.gazette) })
case "xml": exit(runFuzzer(&argumentCount, &arguments) { bytes, count in attempt(bytes, count, Oracle.xml) })
case "json": exit(runFuzzer(&argumentCount, &arguments) { bytes, count in attempt(bytes, count, Oracle.json) })
default: giveUp("no target is called \(name); expected gazette, xml or json")
}

func attempt(_ bytes: UnsafePointer<UInt8>?, _ count: Int, _ oracle: ([UInt8]) -> Void) -> CInt {
    oracle(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
