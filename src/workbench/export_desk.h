// Exporting from the window: what of the catalogue, in which form, then the job on a thread that
// reads, and in words what came of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "interchange/table_writer.h"
#include "workbench/activities.h"
#include "workbench/product_grid.h"

namespace vitrine {

// What somebody chose.
struct ExportDraft {
    enum class Subject {
        catalogue,    // everything, as Akeneo's set of files in a folder
        list,         // the products that filter and search found, in their order, as a table
        selection,    // the selected products, likewise
        translation,  // texts for a translator, always as a workbook
    };
    Subject subject = Subject::list;
    WrittenFormat format = WrittenFormat::csv;  // csv, xlsx or json_lines
    bool with_files = true;                     // of the catalogue: pictures and files beside it
    // Of tables.
    bool shown_columns = true;  // otherwise every field that is filled
    bool models = false;        // the product models, in place of products and variants
    std::string labels;         // code of a locale, for people; empty: by codes
    // Of a translation.
    enum class Texts { all, listed, selected };
    Texts texts = Texts::all;
    std::string from, to;  // codes of locales
    bool only_missing = true;

    bool is_table() const { return subject == Subject::list || subject == Subject::selection; }
    // It is written into a folder, not into one file.
    bool is_folder() const { return subject == Subject::catalogue; }
    WrittenFormat written_format() const {
        return subject == Subject::translation ? WrittenFormat::xlsx : format;
    }
};

class ExportDesk {
public:
    ExportDesk(Workspace& workspace, const ProductGrid& grid, Activities& activities);

    // To be called before somebody is asked: which products are selected. The draft is then the
    // last one, of the selection where there is one now, and with locales that are there.
    void offer(std::vector<ProductId> selected);
    const ExportDraft& draft() const { return m_draft; }
    // Where the last export went; empty before.
    const std::filesystem::path& last_folder() const { return m_last_folder; }

    std::size_t selected_count() const { return m_selected.size(); }
    std::size_t listed_count() const { return m_grid.listed().size(); }
    // Those in use, by code and label.
    std::vector<Choice> locales() const;

    // Why this cannot be exported; empty where it can.
    std::string obstacle(const ExportDraft& draft) const;
    // What a file for it may be called; empty for a folder.
    std::string file_name(const ExportDraft& draft) const;
    // Whether files in the folder or the file itself would be replaced.
    bool would_replace(const ExportDraft& draft, const std::filesystem::path& place) const;

    // Exports to a file, which gets the ending of its format where it has another, or into a
    // folder. What list, selection and columns are is taken now. Does nothing where there is an
    // obstacle. One of the events tells the end.
    void start(const ExportDraft& draft, const std::filesystem::path& place);
    bool is_busy() const { return m_running > 0; }

    struct Outcome {
        std::string sentence;          // how many rows are where, and what was left out
        std::filesystem::path folder;  // where the files are
        Issues remarks;                // what could not be written, the first ones
        std::int64_t remarks_left_out = 0;
        bool is_complete() const { return remarks.empty(); }
    };
    struct Events {
        std::function<void(const Outcome& outcome)> done;
        std::function<void(const std::string& sentence)> failed;
        std::function<void(const std::string& sentence)> stopped;
    };
    Events events;

private:
    template <class Work>
    void run(const std::filesystem::path& place, Work work);
    const std::vector<ProductId>& products_of(const ExportDraft& draft) const;

    Workspace& m_workspace;
    const ProductGrid& m_grid;
    Activities& m_activities;
    ExportDraft m_draft;
    std::vector<ProductId> m_selected;
    std::filesystem::path m_last_folder;
    int m_running = 0;
    Receiver m_receiver;
};

}  // namespace vitrine
