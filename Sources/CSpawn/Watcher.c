#define _GNU_SOURCE
#include "CSpawn.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Behind fork, in what may be a program of many threads, only what is safe in a signal handler is called.

/// So many rounds are made for what does not die, with a pause of a millisecond behind every fourth: ten seconds and more.
enum { mostRounds = 40000 };

/// Closes what is open from one number to another, on kernels without close_range as well.
static void closeAll(unsigned first, unsigned last) {
    if (first > last || close_range(first, last, 0) == 0) return;
    struct rlimit most;
    unsigned end = getrlimit(RLIMIT_NOFILE, &most) == 0 && most.rlim_cur < 65536 ? most.rlim_cur : 65536;
    for (unsigned number = first; number <= last && number < end; number++) close(number);
}

/// Makes every signal do what it does by nature.
static void resetSignals(void) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
}

/// Becomes the program. Tells by `failure` what prevented it.
static void becomeProgram(const struct GongkaiWatched *watched, int failure) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // What could become another user by its file could not be killed any more.
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    struct rlimit none = {0, 0}, space = {watched->memory, watched->memory};
    sigset_t nothing;
    sigemptyset(&nothing);
    failure = fcntl(failure, F_DUPFD_CLOEXEC, 3);
    int isReady = failure >= 0 && setsid() > 0 && chdir(watched->folder) == 0 && setrlimit(RLIMIT_CORE, &none) == 0 &&
                  setrlimit(RLIMIT_AS, &space) == 0;
    for (int number = 0; number < 3 && isReady; number++) isReady = dup2(watched->standard[number], number) >= 0;
    if (isReady) {
        // Behind the three streams only the pipe of the failure stays open, which exec closes.
        closeAll(3, failure - 1);
        closeAll(failure + 1, ~0U);
        sigprocmask(SIG_SETMASK, &nothing, NULL);
        execve(watched->path, watched->arguments, watched->environment);
    }
    int number = errno;
    while (write(failure, &number, sizeof number) < 0 && errno == EINTR) {}
    _exit(127);
}

/// Waits for what has ended.
/// - Returns: whether there are processes left.
static int reap(pid_t program, int *status, int *hasEnded) {
    for (;;) {
        int found = 0;
        pid_t ended = waitpid(-1, &found, WNOHANG);
        if (ended < 0 && errno == EINTR) continue;
        if (ended <= 0) return ended == 0;
        if (ended == program) {
            *status = found;
            *hasEnded = 1;
        }
    }
}

/// Kills each process whose parent this is, with its group. Those that they started become this one's children by that,
/// and are met in the next round.
static void killChildren(const char *list) {
    char text[4096];
    int file = open(list, O_RDONLY | O_CLOEXEC);
    ssize_t count = file < 0 ? 0 : read(file, text, sizeof text - 1);
    if (file >= 0) close(file);
    pid_t child = 0;
    for (ssize_t place = 0; place < count; place++) {
        if (text[place] >= '0' && text[place] <= '9') {
            child = child * 10 + (text[place] - '0');
        } else {
            // A number that the end of the text cuts is not taken.
            if (child > 1) {
                // Every process here descends from the program, whose session is its own: so does every group.
                pid_t group = getpgid(child);
                if (group > 1) kill(-group, SIGKILL);
                kill(child, SIGKILL);
            }
            child = 0;
        }
    }
}

/// Writes the name of the list of this process's children.
static void nameList(char *name) {
    char digits[16];
    int length = 0;
    for (pid_t rest = getpid(); rest > 0; rest /= 10) digits[length++] = '0' + rest % 10;
    char *end = stpcpy(name, "/proc/self/task/");
    while (length > 0) *end++ = digits[--length];
    strcpy(end, "/children");
}

/// Watches over the program until it has ended or the leash is let go; then ends all.
static void watch(pid_t program, int leash, int signals) {
    int status = 0, hasEnded = 0;
    while (reap(program, &status, &hasEnded) && !hasEnded) {
        struct pollfd places[2] = {{leash, POLLIN, 0}, {signals, POLLIN, 0}};
        if (poll(places, 2, -1) < 0 && errno != EINTR) break;
        char bytes[sizeof(struct signalfd_siginfo)];
        if (places[1].revents) (void)!read(signals, bytes, sizeof bytes);
        if (places[0].revents) {
            ssize_t count = read(leash, bytes, 1);
            if (count == 0) break;
            if (count > 0) kill(-program, SIGTERM);
        }
    }
    char list[64];
    nameList(list);
    for (int round = 0; round < mostRounds && reap(program, &status, &hasEnded); round++) {
        killChildren(list);
        // Not behind each: what forks without end has to be met between two forks.
        if (round % 4 == 3) nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
    _exit(!hasEnded ? 128 + SIGKILL : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

/// The process that watches: nothing of what is open in the host stays open in it.
static void becomeWatcher(const struct GongkaiWatched *watched, int leash, int failure) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    resetSignals();
    setsid();
    int signals = signalfd(-1, &all, SFD_CLOEXEC);
    pid_t program = signals < 0 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0 ? -1 : fork();
    if (program == 0) becomeProgram(watched, failure);
    if (program < 0) {
        int number = errno;
        while (write(failure, &number, sizeof number) < 0 && errno == EINTR) {}
        _exit(127);
    }
    // Both stand behind the standard streams and apart from each other before they take their places.
    leash = fcntl(leash, F_DUPFD_CLOEXEC, 16);
    signals = fcntl(signals, F_DUPFD_CLOEXEC, 16);
    int lower = leash < signals ? leash : signals, upper = leash < signals ? signals : leash;
    closeAll(0, lower - 1);
    closeAll(lower + 1, upper - 1);
    closeAll(upper + 1, ~0U);
    watch(program, leash, signals);
}

pid_t GongkaiStartWatched(const struct GongkaiWatched *watched, int *leash) {
    int ends[2], failure[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    if (pipe2(failure, O_CLOEXEC) != 0) {
        int number = errno;
        close(ends[0]);
        close(ends[1]);
        errno = number;
        return -1;
    }
    // A signal between fork and the watcher's own mask would run the host's handler in it.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t watcher = fork();
    if (watcher == 0) becomeWatcher(watched, ends[0], failure[1]);
    int number = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[0]);
    close(failure[1]);
    ssize_t count = 0;
    if (watcher > 0) {
        number = 0;
        do count = read(failure[0], &number, sizeof number);
        while (count < 0 && errno == EINTR);
    }
    close(failure[0]);
    if (watcher > 0 && count == 0) {
        *leash = ends[1];
        return watcher;
    }
    close(ends[1]);
    if (watcher > 0) while (waitpid(watcher, NULL, 0) < 0 && errno == EINTR) {}
    errno = number;
    return -1;
}
