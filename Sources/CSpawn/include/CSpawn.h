// What glibc has for starting processes and declares only under _GNU_SOURCE, which the module of the C library that
// Swift imports is built without: these are the declarations of its own headers. And what starts a process under watch,
// which has to be C: nothing of Swift may run between fork and exec.
#pragma once
#include <spawn.h>
#include <sys/types.h>

/// fcntl's command that says how much a pipe holds.
static const int GongkaiSetPipeSize = 1031;

/// POSIX_SPAWN_SETSID.
static const int GongkaiSpawnSession = 0x80;

int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

/// What is started under watch.
struct GongkaiWatched {
    const char *path;
    char *const *arguments;
    char *const *environment;
    /// The folder to work in.
    const char *folder;
    /// What become its standard streams; none of them is 0, 1 or 2.
    int standard[3];
    /// Bytes of address space.
    unsigned long long memory;
};

/// Starts a program in a session of its own, under a process that watches over it and over all that it starts.
///
/// The watcher adopts what loses its parent (PR_SET_CHILD_SUBREAPER), so that nothing leaves it by leaving its group or
/// session. When the program has ended, or the leash is let go (by a host that dies, too), it kills all that is left,
/// and ends with the program's exit status; 128 and the signal's number where a signal ended it.
/// - leash: a byte written to it asks the program's group to end (SIGTERM); closing it ends all.
/// - Returns: the watcher's identifier; -1 where nothing was started, and errno says why.
pid_t GongkaiStartWatched(const struct GongkaiWatched *watched, int *leash);
