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
        /// What the innermost division is called.
        package var heading: String?
        /// What is to be published, in the text's words.
        package var what: String
        package var verb: String?
        package var frequency: UpdateFrequency?
        /// How often, in the text's words.
        package var frequencyWording: String?
        /// When only, in the text's words: 收购旺季时.
        package var season: String?
        /// By when, in the text's words: 2017年底前.
        package var time: String?
        /// The day that these words come to; `nil` where they name none.
        package var due: CalendarDate?
        /// The bodies in the lead, else those that are responsible.
        package var agencies: [String]
        /// The line of the input, from 1.
        package var line: Int?
        package var verbatim: String
        /// The datasets of the catalogue that meet it; none where there is none yet.
        package var datasets: [String]

        package init(
            basis: Basis, document: String, point: String, heading: String? = nil, what: String, verb: String? = nil,
            frequency: UpdateFrequency? = nil, frequencyWording: String? = nil, season: String? = nil,
            time: String? = nil, due: CalendarDate? = nil, agencies: [String] = [], line: Int? = nil, verbatim: String,
            datasets: [String] = []
        ) {
            self.basis = basis
            self.document = document
            self.point = point
            self.heading = heading
            self.what = what
            self.verb = verb
            self.frequency = frequency
            self.frequencyWording = frequencyWording
            self.season = season
            self.time = time
            self.due = due
            self.agencies = agencies
            self.line = line
            self.verbatim = verbatim
            self.datasets = datasets
        }
    }

    /// How far a dataset is on a day.
    package struct State: Hashable, Sendable {
        /// What can be said of a dataset on a day.
        package enum Standing: String, Hashable, Sendable, CaseIterable {
            /// The day by which it was due is past.
            case late
            /// It is due on a day that is still to come, or on this one.
            case due
            /// It was asked for once, and is released.
            case done
            /// Nothing gives a day: a word such as 及时, a season, or nothing at all.
            case undated
        }

        package var dataset: String
        package var title: BilingualText
        package var points: [String]
        /// How often it is due; `nil` where neither text nor catalogue says it.
        package var frequency: UpdateFrequency?
        /// How often, in the text's words; `nil` where only the catalogue says it.
        package var frequencyWording: String?
        /// When only, in the text's words: 收购旺季时.
        package var season: String?
        package var agencies: [String]
        /// The day of the last release that holds it.
        package var lastReleased: CalendarDate?
        /// The period of that release: `2024-03`.
        package var lastPeriod: String?
        /// The period that is due next: `2024-04`, `2024-Q2`; `nil` where the days count and not the periods.
        package var nextPeriod: String?
        /// The day by which the next release is due; `nil` where only a word such as 及时 is known.
        package var nextDue: CalendarDate?
        /// How many days the release is late; `nil` where it is not.
        package var daysLate: Int?
        package var standing: Standing

        package init(
            dataset: String, title: BilingualText, points: [String] = [], frequency: UpdateFrequency? = nil,
            frequencyWording: String? = nil, season: String? = nil, agencies: [String] = [],
            lastReleased: CalendarDate? = nil, lastPeriod: String? = nil, nextPeriod: String? = nil,
            nextDue: CalendarDate? = nil, daysLate: Int? = nil, standing: Standing = .undated
        ) {
            self.dataset = dataset
            self.title = title
            self.points = points
            self.frequency = frequency
            self.frequencyWording = frequencyWording
            self.season = season
            self.agencies = agencies
            self.lastReleased = lastReleased
            self.lastPeriod = lastPeriod
            self.nextPeriod = nextPeriod
            self.nextDue = nextDue
            self.daysLate = daysLate
            self.standing = standing
        }
    }

    package var obligations: [Obligation]
    package var states: [State]

    package init(obligations: [Obligation] = [], states: [State] = []) {
        self.obligations = obligations
        self.states = states
    }
}
