// The structure of the catalogue: what there is of each kind, what can be said of it and how many
// products use it; new ones, and other settings. What changes values is previewed first: see
// structure_change_desk.h.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "operations/edit_structure.h"
#include "operations/entity_use.h"
#include "workbench/editor.h"
#include "workbench/structure_rows.h"
#include "workbench/table_draft.h"

namespace vitrine {

class StructureDesk {
public:
    StructureDesk(Workspace& workspace, Editor& editor);

    // Somebody looks: the rows follow every change, and products are counted, until leave().
    void enter();
    void leave();

    const std::vector<StructurePart>& parts() const { return m_parts; }
    std::optional<EntityKind> kind() const { return m_kind; }
    // All of them, with nothing searched.
    void choose(std::optional<EntityKind> kind, std::int32_t owner = 0);
    // Of options the attributes that have some, of records the reference entities, to choose
    // between; none of other kinds.
    std::vector<Choice> owners() const;
    std::int32_t owner() const { return m_owner; }  // 0: all
    // Only rows with these words in label or code, whatever their case and accents.
    void search(const std::string& words);
    const std::string& searched() const { return m_searched; }

    // Rows are on their way; the last ones are shown until they come.
    bool is_listing() const { return m_listing; }
    std::size_t row_count() const { return m_shown.size(); }
    const StructureRow& row(std::size_t number) const { return m_rows[m_shown[number]]; }
    // "1,204"; "…" while it is counted, blank where nothing is counted.
    std::string use_words(std::size_t row) const;
    // "12 of 310", "310".
    std::string count_words() const;

    // What is looked at more closely; 0: none. It stays while it is there, listed or not.
    void select(std::int32_t id);
    std::int32_t selected() const { return m_selected; }
    std::optional<std::size_t> selected_row() const;
    struct Details {
        EntityAddress entity;
        std::string title;  // its label
        std::string code;
        std::string use;  // "1,204 products have it", or that they are counted
        std::vector<EntitySetting> settings;
    };
    // Absent where nothing is selected, or a measurement family.
    const std::optional<Details>& details() const { return m_details; }
    // The entities a setting may name, by labels; those of its words where it has some. Absent
    // where there are more than `most`.
    std::optional<std::vector<Choice>> choices_for(
        const EntitySetting& setting,
        std::size_t most = std::numeric_limits<std::size_t>::max()) const;

    // The table of a setting that is one, with what `text` says, to be edited.
    TableDraft draft_for(const EntitySetting& setting, const std::string& text) const;

    // Issues are empty where it was saved; each has its setting as the column.
    using Answer = std::function<void(const Issues& issues)>;
    // Of the selected one.
    void say(std::vector<SaidSetting> settings, Answer answer);
    // The first edit is selected afterwards where it is a new one of a kind that is listed.
    void edit(std::vector<EntityEdit> edits, const std::string& label, Answer answer);
    struct Events {
        std::function<void()> changed;  // parts, rows, use or details
        // What was saved, and can be undone; a sentence.
        std::function<void(const std::string& sentence)> saved;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    void list();
    void narrow();
    void count_use();
    void look_at_selected();
    void on_change(const CatalogueChange& change);
    void changed() const;
    void find_wanted();

    Workspace& m_workspace;
    Editor& m_editor;
    std::vector<StructurePart> m_parts;
    std::optional<EntityKind> m_kind = EntityKind::attribute;
    std::int32_t m_owner = 0;
    std::string m_searched;
    std::vector<StructureRow> m_rows;
    std::vector<std::size_t> m_shown;  // in m_rows
    std::int32_t m_selected = 0;
    std::optional<EntityEdit> m_wanted;  // was made, and is to be selected
    std::optional<Details> m_details;
    std::optional<EntityUse> m_use;
    bool m_listing = false;
    bool m_counting = false;
    bool m_use_is_old = true;
    bool m_followed = false;
    bool m_list_is_old = true;
    int m_asked = 0;  // lists asked for: only the last answer counts
    std::stop_source m_count_job{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
