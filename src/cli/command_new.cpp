#include "base/message_catalogue.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "operations/new_catalogue.h"

namespace vitrine::cli {
namespace {

struct NewArguments {
    std::string file;
    bool demo = false;
};

ExitStatus create(Session& session, const NewArguments& options) {
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Filling the catalogue"));
        create_catalogue(options.file, options.demo ? NewCatalogue::demo : NewCatalogue::empty,
                         resources_folder_for(program_folder()), progress);
    }
    if (session.json()) {
        session.console.print_json(Json{{"file", options.file}, {"demo", options.demo}});
        return ExitStatus::done;
    }
    session.console.print(tr("{0} is ready.", options.file));
    session.console.note(
        options.demo ? tr("Look at it with: vitrine --catalog {0} list", options.file)
                     : tr("Fill it with: vitrine --catalog {0} import FOLDER", options.file));
    return ExitStatus::done;
}

}  // namespace

void add_new(CommandLine& line) {
    const auto options = std::make_shared<NewArguments>();
    CommandEntry command = line.add("new", tr("Makes a catalogue"), [options](Session& session) {
        return create(session, *options);
    });
    command.argument("FILE", options->file,
                     tr("The file to make; there must be none of that name"));
    command.flag("--demo", options->demo,
                 tr("With demonstration data: products, pictures and channels"));
}

}  // namespace vitrine::cli
