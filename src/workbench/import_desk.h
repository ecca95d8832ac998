// An import in two steps: what it would do, then doing it. The same job both times.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/import_catalogue.h"
#include "workbench/activities.h"
#include "workbench/editor.h"

namespace vitrine {

class ImportDesk {
public:
    ImportDesk(Workspace& workspace, Editor& editor, Activities& activities);

    enum class State { idle, previewing, previewed, importing, imported, failed };
    State state() const { return m_state; }
    const ImportReport* report() const { return m_report ? &*m_report : nullptr; }
    // Why it ended; a stop is said too.
    const std::string& failure() const { return m_failure; }

    // Files or folders of the Akeneo CSV dialect. Works everything out and changes nothing.
    void preview(std::vector<std::filesystem::path> paths);
    // Does what was previewed last.
    void import();
    void cancel();

    // "1,239 products: 1,204 new, 30 changed, 5 refused", one line per kind that has rows.
    std::vector<std::string> kind_sentences() const;
    // "The import would ...", or what it did.
    std::string summary() const;

    std::function<void()> on_change;

private:
    void run(bool preview);

    Workspace& m_workspace;
    Editor& m_editor;
    Activities& m_activities;
    std::vector<std::filesystem::path> m_paths;
    State m_state = State::idle;
    std::optional<ImportReport> m_report;
    std::string m_failure;
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
