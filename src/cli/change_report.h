// What "vitrine change ..." shows of every change of the structure, before and after it is made.
#pragma once

#include "cli/command.h"
#include "operations/structure_change.h"

namespace vitrine::cli {

// --yes: makes the change; without it, it is only shown.
void add_yes(CommandEntry& command, bool& yes);

// Runs `change` with progress, opened for writing either way, and shows its report. `partly` where
// the change is refused or something is set aside.
using MakeChange = std::function<StructureChangeReport(Catalogue&, ChangeIntent, const Progress&)>;
ExitStatus run_change(Session& session, bool yes, const MakeChange& change);

// The commands below "change" that each file of them adds.
void add_product_changes(CommandLine& group);
void add_catalogue_changes(CommandLine& group);
void add_expression_change(CommandLine& group);
void add_structure_changes(CommandLine& group);
void add_settings_changes(CommandLine& group);

}  // namespace vitrine::cli
