// The program: reads the command line, runs the command it names and says how it ended.
#pragma once

namespace vitrine::cli {

// The exit status (exit_status.h). Throws nothing. Once a process.
int run(int argument_count, char** arguments);

}  // namespace vitrine::cli
