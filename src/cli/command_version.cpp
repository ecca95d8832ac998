#include "base/translate.h"
#include "cli/version.h"
#include "store/schema_sql.h"

namespace vitrine::cli {

ExitStatus show_version(Session& session) {
    const int format = schema_scripts().back().version;
    if (session.json()) {
        session.console.print_json(Json{{"version", version}, {"catalogue_format", format}});
    } else {
        session.console.print(tr("Vitrine {0} (catalogue format {1})", version, format));
    }
    return ExitStatus::done;
}

void add_version(CommandLine& line) {
    line.add("version", tr("Says which version this is"), show_version);
}

}  // namespace vitrine::cli
