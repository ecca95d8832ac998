// The saved filters of the catalogue: which there are, saving one, removing one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/view_text.h"
#include "workbench/editor.h"
#include "workbench/filter_completion.h"
#include "workbench/grid_column.h"

namespace vitrine {

class FilterDesk {
public:
    FilterDesk(Workspace& workspace, Editor& editor) : m_workspace(workspace), m_editor(editor) {}

    // In the order of the alphabet.
    std::vector<std::string> names() const;
    // In the filter language; empty for an unknown name.
    std::string text(const std::string& name) const;
    // With the layout of the list, where it was saved with one.
    ViewText view(const std::string& name) const;
    // The name under which this very filter is saved; empty where there is none.
    std::string name_of(const std::string& text) const;

    // In the background, each one change set and one step of undo. A filter of that name is
    // replaced; by save() its layout stays.
    void save(const std::string& name, const std::string& text);
    void save_view(const std::string& name, const ViewText& view);
    void remove(const std::string& name);
    // Filters and assortments that name it follow. Fails where another one has the name.
    void rename(const std::string& name, const std::string& other);

    // Proposes in the background what can stand at the caret, a byte offset; the answer to an older
    // question is dropped.
    using Use = std::function<void(const FilterCompletion&)>;
    void complete(const std::string& filter, std::size_t caret, Use use);

    // The filter that also asks for what this cell of the grid holds, handed to `use` when it is
    // known: as many products as hold the same. Of the completeness it asks whether it is whole.
    void narrow(const std::string& filter, const GridColumn& column, const ProductRow& row,
                std::function<void(const std::string& filter)> use);

    struct Events {
        std::function<void(const std::string& sentence)> said;  // what was done
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    void change(std::function<ChangeSetId(Catalogue&)> work, const std::string& label,
                const std::string& sentence);

    Workspace& m_workspace;
    Editor& m_editor;
    int m_asked = 0;  // for completions
    std::stop_source m_completion_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
