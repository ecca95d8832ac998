#include "cli/command_line.h"

int main(int argument_count, char** arguments) {
    return vitrine::cli::run(argument_count, arguments);
}
