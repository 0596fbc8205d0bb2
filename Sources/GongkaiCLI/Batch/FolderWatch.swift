import Glibc
import GongkaiDiagnostics

/// Tells what arrives in folders, by `inotify(7)`: a file is there once whoever wrote it has closed it, or it was moved in.
struct FolderWatch {
    /// A folder that is watched, with what stands in front of the names in it.
    private struct Place {
        let path: String
        let key: String
        let root: String
    }

    private let descriptor: Descriptor
    private var places: [Int32: Place] = [:]
    private let excluded: FileFacts.Identity?
    private let roots: [String]
    private let takesBundles: Bool

    /// Closes what it holds.
    private final class Descriptor {
        let number: Int32
        init(_ number: Int32) { self.number = number }
        deinit { close(number) }
    }

    /// A file is taken when it was closed; what is in a new folder may have been written before the folder was watched.
    private static let events = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)
    /// `F_SETLEASE` of `fcntl(2)`, which the C library shows only to those who ask for all of Linux.
    private static let setLease: Int32 = 1024
    /// Signals are looked for so often, in milliseconds.
    private static let interval: Int32 = 200

    /// Begins to watch folders and the folders in them.
    /// - Throws: status 64 for what is no folder, 74 where the system lets us watch no more.
    init(_ roots: [String], excluding excluded: FileFacts.Identity?, takesBundles: Bool) throws(CommandFailure) {
        self.roots = roots
        self.takesBundles = takesBundles
        self.excluded = excluded
        descriptor = Descriptor(inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)))
        for root in roots {
            guard FileStatus(path: root)?.isFolder == true else {
                throw CommandFailure(.usage, .batchWatchesFolders, file: root)
            }
            _ = try watch(root, key: "", root: root)
        }
    }

    /// Converts what arrives, until a signal comes.
    mutating func follow(
        _ session: inout BatchSession, _ signals: HeldSignals, reporter: inout Reporter
    ) throws(CommandFailure) {
        while !signals.isWaiting {
            var waiting = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, FolderWatch.interval) > 0 else { continue }
            let findings = try arrivals(reporter: &reporter)
            if findings.inputs.isEmpty, findings.passedOver.isEmpty, findings.obstacles.isEmpty { continue }
            if try session.run(findings, isAll: false, reporter: &reporter) { return }
        }
        signals.take()
    }

    /// Watches a folder and those in it.
    /// - Returns: the files that are in them and that nobody is writing.
    private mutating func watch(_ path: String, key: String, root: String) throws(CommandFailure) -> BatchFindings {
        var walk = FolderWalk(excluding: excluded, takesBundles: takesBundles)
        var folders = [(path, key)]
        while let (folder, key) = folders.popLast() {
            let number = inotify_add_watch(descriptor.number, folder.systemPath, FolderWatch.events)
            guard number >= 0 else {
                let error = SystemError.last
                // It has gone again.
                if error.code == ENOENT { continue }
                throw CommandFailure(.inputOutput, .batchWatchFailed, [error.text], file: folder)
            }
            places[number] = Place(path: folder, key: key, root: root)
            let isBundle = isBundle(folder)
            for entry in walk.entries(of: folder, key: key, root: root) {
                if isBundle, !entry.facts.isFolder {
                    if !FolderWatch.isBeingWritten(entry.path) { walk.findings.take(bundle: folder, key: key) }
                } else if entry.facts.isFolder {
                    folders.append((entry.path, entry.key))
                } else if !FolderWatch.isBeingWritten(entry.path) {
                    walk.findings.take(entry.path, key: entry.key, facts: entry.facts)
                }
            }
        }
        return walk.findings
    }

    /// What has arrived since the last time.
    private mutating func arrivals(reporter: inout Reporter) throws(CommandFailure) -> BatchFindings {
        var findings = BatchFindings()
        var seen: Set<[UInt8]> = []
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
        defer { room.deallocate() }
        while case let count = read(descriptor.number, room.baseAddress, room.count), count > 0 {
            var offset = 0
            while offset < count {
                let event = room.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let name = room[(offset + MemoryLayout<inotify_event>.size)...].prefix(Int(event.len))
                offset += MemoryLayout<inotify_event>.size + Int(event.len)
                try take(event, Array(name.prefix { $0 != 0 }), &findings, &seen, reporter: &reporter)
            }
        }
        return findings
    }

    private mutating func take(
        _ event: inotify_event, _ name: [UInt8], _ findings: inout BatchFindings, _ seen: inout Set<[UInt8]>,
        reporter: inout Reporter
    ) throws(CommandFailure) {
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
            reporter.report([Diagnostic(.batchEventsLost)], file: roots.first)
            for root in roots { findings.add(try watch(root, key: "", root: root), &seen) }
            return
        }
        guard let place = places[event.wd], name.first != UInt8(ascii: ".") else { return }
        let name = SystemPath.string(of: name)
        let path = place.path.utf8.last == UInt8(ascii: "/") ? place.path + name : place.path + "/" + name
        let key = place.key.isEmpty ? name : place.key + "/" + name
        if event.mask & UInt32(IN_ISDIR) != 0 {
            guard let identity = try? FileFacts(path: path, followsLinks: false).identity, identity != excluded
            else { return }
            findings.add(try watch(path, key: key, root: place.root), &seen)
        } else if event.mask & UInt32(IN_CREATE) == 0,
            let facts = try? FileFacts(path: path, followsLinks: false), facts.isRegularFile
        {
            var found = BatchFindings()
            if isBundle(place.path) {
                found.take(bundle: place.path, key: place.key)
            } else {
                found.take(path, key: key, facts: facts)
            }
            findings.add(found, &seen)
        }
    }

    /// Whether a folder is a bundle by now: its description may come after its tables.
    private func isBundle(_ path: String) -> Bool {
        guard takesBundles, let names = try? InputFolder(path: path).names() else { return false }
        return InputFacts.isBundle(path, names: names)
    }

    /// Whether somebody has a file open to write to it: the system grants no lease to read then. It will be told when it is
    /// closed.
    private static func isBeingWritten(_ path: String) -> Bool {
        let file = open(path.systemPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return false }
        defer { close(file) }
        guard fcntl(file, FolderWatch.setLease, F_RDLCK) != 0 else {
            _ = fcntl(file, FolderWatch.setLease, F_UNLCK)
            return false
        }
        return errno == EAGAIN
    }
}

extension BatchFindings {
    /// Takes what another found, each file once.
    fileprivate mutating func add(_ other: BatchFindings, _ seen: inout Set<[UInt8]>) {
        for input in other.inputs where seen.insert(SystemPath.bytes(of: input.path)).inserted { inputs.append(input) }
        obstacles += other.obstacles
        passedOver += other.passedOver
    }
}
