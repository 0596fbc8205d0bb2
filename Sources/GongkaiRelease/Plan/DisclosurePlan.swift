package import GongkaiModel

/// What orders to publish ask for, and which datasets of the catalogue meet them.
package struct DisclosurePlan: Hashable, Sendable {
    /// One thing that is to be published, by an order or a sentence of a disclosure document.
    package struct Obligation: Hashable, Sendable {
        /// How the text comes to it.
        package enum Basis: String, Hashable, Sendable {
            /// A verb orders it: 公开, 公布, 发布 …
            case ordered
            /// A sentence of a point names it without such an order.
            case mentioned
        }

        package var basis: Basis
        /// The id of the document.
        package var document: String
        /// As the document counts: `1.1`.
        package var point: String
        /// What is to be published, in the text's words.
        package var what: String
        package var verb: String?
        package var frequency: UpdateFrequency?
        /// How often, in the text's words.
        package var frequencyWording: String?
        /// By when, in the text's words: 2017年底前.
        package var time: String?
        /// The bodies in the lead, else those that are responsible.
        package var agencies: [String]
        /// The line of the input, from 1.
        package var line: Int?
        package var verbatim: String
        /// The datasets of the catalogue that meet it; none where there is none yet.
        package var datasets: [String]

        package init(
            basis: Basis, document: String, point: String, what: String, verb: String? = nil,
            frequency: UpdateFrequency? = nil, frequencyWording: String? = nil, time: String? = nil,
            agencies: [String] = [], line: Int? = nil, verbatim: String, datasets: [String] = []
        ) {
            self.basis = basis
            self.document = document
            self.point = point
            self.what = what
            self.verb = verb
            self.frequency = frequency
            self.frequencyWording = frequencyWording
            self.time = time
            self.agencies = agencies
            self.line = line
            self.verbatim = verbatim
            self.datasets = datasets
        }
    }

    /// How far a dataset is on a day.
    package struct State: Hashable, Sendable {
        package var dataset: String
        package var title: BilingualText
        package var points: [String]
        /// How often it is due; `nil` where neither text nor catalogue says it.
        package var frequency: UpdateFrequency?
        package var agencies: [String]
        /// The day of the last release that holds it.
        package var lastReleased: CalendarDate?
        /// The day by which the next release is due; `nil` where only a word such as 及时 is known.
        package var nextDue: CalendarDate?
        /// How many days the release is late; `nil` where it is not.
        package var daysLate: Int?

        package init(
            dataset: String, title: BilingualText, points: [String] = [], frequency: UpdateFrequency? = nil,
            agencies: [String] = [], lastReleased: CalendarDate? = nil, nextDue: CalendarDate? = nil,
            daysLate: Int? = nil
        ) {
            self.dataset = dataset
            self.title = title
            self.points = points
            self.frequency = frequency
            self.agencies = agencies
            self.lastReleased = lastReleased
            self.nextDue = nextDue
            self.daysLate = daysLate
        }
    }

    package var obligations: [Obligation]
    package var states: [State]

    package init(obligations: [Obligation] = [], states: [State] = []) {
        self.obligations = obligations
        self.states = states
    }
}
