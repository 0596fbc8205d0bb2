import Foundation
import GongkaiCLI
import Testing

@Suite struct ExitStatusTests {
    @Test func theWorseOfTwoStatusesIsTheSameInEitherOrder() {
        for left in ExitStatus.allCases {
            #expect(left.worse(left) == left)
            for right in ExitStatus.allCases {
                #expect(left.worse(right) == right.worse(left))
                #expect([left, right].contains(left.worse(right)))
            }
        }
    }

    @Test func everyStatusIsWorseThanDone() {
        for status in ExitStatus.allCases { #expect(ExitStatus.done.worse(status) == status) }
    }

    @Test func ourOwnFaultIsTheWorst() {
        for status in ExitStatus.allCases { #expect(status.worse(.internalFault) == .internalFault) }
    }

    @Test func noStatusIsOneThatOthersGiveAMeaning() {
        // Airflow takes 99 for a task that is to be skipped; shells take 126 and more for commands that did not run.
        for status in ExitStatus.allCases { #expect(status.rawValue != 99 && status.rawValue < 126) }
    }

    @Test func thePageOfExitStatusesNamesEachOne() throws {
        let page = try String(
            contentsOf: CommandCase.folder.appendingPathComponent("../../Docs/exit-statuses.md").standardizedFileURL,
            encoding: .utf8)
        let rows = page.matches(of: /\| (\d+) \| `(\w+)` \|/).map { "\($0.output.1) \($0.output.2)" }
        #expect(rows == ExitStatus.allCases.map { "\($0.rawValue) \($0)" })
    }
}
