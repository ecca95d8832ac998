// How the command ends: numbers that schedulers rely on, the same for every command.
#pragma once

namespace vitrine::cli {

enum class ExitStatus : int {
    done = 0,         // all done, or nothing was due
    partly = 1,       // done, but some rows were rejected or items blocked
    wrong_usage = 2,  // the command line, or what it names, makes no sense
    failed = 3,       // could not go on, or damage was found
    refused = 4,      // a guardrail refused
    busy = 5,         // that channel is already running
    cancelled = 130,  // Ctrl-C
};

}  // namespace vitrine::cli
