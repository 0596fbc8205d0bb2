// What glibc has for starting and limiting processes and declares only under _GNU_SOURCE, which the module of the C
// library that Swift imports is built without. These are the declarations of its own headers.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/types.h>

/// fcntl's command that says how much a pipe holds.
static const int GongkaiSetPipeSize = 1031;

/// POSIX_SPAWN_SETSID.
static const int GongkaiSpawnSession = 0x80;

int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int prlimit(pid_t process, int resource, const struct rlimit *limit, struct rlimit *before);
