// The pages of the window: made for a catalogue, gone to, and what they have to say.
#include <algorithm>

#include "desktop/bulk_problems.h"
#include "desktop/form_page.h"
#include "desktop/grid_page.h"
#include "desktop/history_page.h"
#include "desktop/main_frame.h"
#include "desktop/matrix_page.h"
#include "desktop/products_page.h"
#include "desktop/publish_page.h"
#include "desktop/quality_page.h"
#include "desktop/structure_page.h"
#include "desktop/text.h"
#include "workbench/words.h"

namespace vitrine::desktop {

template <class Shown>
Shown* MainFrame::add_page(Place place, Shown* page) {
    m_book->AddPage(page, "");
    m_pages[place] = {page, page};
    return page;
}

void MainFrame::make_pages() {
    m_making = std::make_unique<ProductMaker>(*m_session->workspace, m_session->editor);
    m_variants = std::make_unique<VariantMatrix>(*m_session->workspace, m_session->editor);
    m_products = add_page(Place::products, new ProductsPage(m_book, *m_session, m_state));
    m_grid = &m_products->list();
    const auto say_failure = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::error, sentence);
    };
    const auto say_note = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::note, sentence);
    };
    m_products->on_open = [this](ProductId product, const std::string& field) {
        open_product(product, field);
    };
    m_grid->on_import = [this] { ask_import(); };
    m_grid->on_new_product = [this] { ask_new_product(); };
    m_grid->on_publish = [this] { go_to(Place::publish); };
    m_grid->grid().on_open = [this] { open_current_product(); };
    m_grid->on_said = say_note;
    m_grid->grid().set_size(m_state.grid);
    m_session->grid.group_by_model(m_state.groups_variants);
    m_session->grid.events.edited = [this](const EditReport& report, const std::string& source) {
        on_edited(report, source);
    };
    m_session->grid.events.failed = say_failure;
    m_session->bulk.on_saved = [this](const BulkReport& report) { on_bulk_saved(report); };
    m_session->bulk.on_failed = say_failure;
    m_session->bulk.on_stopped = say_note;
    m_session->filters.events.failed = say_failure;
    m_session->quality.events.failed = say_failure;
    const auto offer_undo = [this](const std::string& sentence) {
        m_messages->offer(MessageBar::Tone::note, sentence,
                          {{tr("Undo"), [this] { undo_or_redo(true); }}});
    };
    m_session->quality.events.saved = offer_undo;
    m_session->filters.events.said = offer_undo;
    follow_making();
    follow_matrix();
    follow_first_steps();
    m_session->structure.events.saved = offer_undo;
    m_session->structure_change.on_saved = offer_undo;
    m_session->structure_change.on_failed = say_failure;
}

void MainFrame::make_page(Place place) {
    const auto say = [this](MessageBar::Tone tone) {
        return [this, tone](const std::string& sentence) { m_messages->say(tone, sentence); };
    };
    const auto back = [this] { go_to(Place::products); };
    if (place == Place::form) {
        m_form = add_page(place, new FormPage(m_book, *m_session));
        m_form->on_back = back;
        m_form->on_failed = say(MessageBar::Tone::error);
        m_form->on_move = [this](bool family) { change_family_or_model(family); };
    } else if (place == Place::matrix) {
        m_matrix = add_page(place, new MatrixPage(m_book, *m_variants));
        m_matrix->on_back = back;
    } else if (place == Place::quality) {
        auto* quality = add_page(place, new QualityPage(m_book, *m_session));
        quality->on_open_field = [this](ProductId product, const std::string& field) {
            open_product(product, field);
        };
        quality->on_help = [this] { show_help("quality"); };
    } else if (place == Place::publish) {
        auto* publish = add_page(place, new PublishPage(m_book, *m_session));
        publish->on_open_product = [this](ProductId product) { open_product(product); };
    } else if (place == Place::history) {
        auto* history = add_page(place, new HistoryPage(m_book, *m_session));
        history->on_said = say(MessageBar::Tone::note);
        history->on_show_products = [this, back](const std::string& filter) {
            back();
            m_grid->show_filter(filter);
        };
    } else if (place == Place::structure) {
        m_structure = add_page(place, new StructurePage(m_book, *m_session));
        m_structure->on_failed = say(MessageBar::Tone::error);
    }
}

void MainFrame::drop_pages() {
    m_pages.clear();
    m_products = nullptr;
    m_grid = nullptr;
    m_form = nullptr;
    m_structure = nullptr;
    m_matrix = nullptr;
    while (m_book->GetPageCount() > 1) m_book->DeletePage(m_book->GetPageCount() - 1);
    m_variants.reset();
    m_making.reset();
}

namespace {

// With the heading of the column, which is what somebody sees of the field.
std::string sentence_in_grid(const ProductGrid& grid, Issue issue) {
    const auto column = std::ranges::find(grid.columns(), issue.column, &GridColumn::name);
    if (!issue.column.empty() && column != grid.columns().end()) issue.column = column->heading;
    return to_sentence(issue);
}

}  // namespace

// One cell that is saved needs no words; many cells and refused ones do.
void MainFrame::on_edited(const EditReport& report, const std::string& source) {
    std::int64_t refused = 0;
    const Issue* first = nullptr;
    const Issue* warning = nullptr;
    for (const Issue& issue : report.issues) {
        if (issue.severity == Severity::error) {
            if (first == nullptr) first = &issue;
            ++refused;
        } else if (warning == nullptr) {
            warning = &issue;
        }
    }
    if (report.changed > 0) m_steps.take(FirstSteps::Step::edit);
    const std::string saved = trn("{0} value changed", "{0} values changed",
                                  static_cast<long>(report.changed), format_number(report.changed));
    if (first != nullptr) {
        const std::string reason = sentence_in_grid(m_session->grid, *first);
        const std::string said = report.changed == 0 && refused == 1
                                     ? reason
                                     : tr("{0}, {1}. The first: {2}", saved,
                                          trn("{0} refused", "{0} refused",
                                              static_cast<long>(refused), format_number(refused)),
                                          reason);
        m_messages->offer(MessageBar::Tone::warning, said, {{tr("Show (F4)"), [this] {
                                                                 go_to(Place::products);
                                                                 m_grid->grid().go_to_refused();
                                                                 m_grid->focus_grid();
                                                             }}});
    } else if (source != "edit" && report.changed > 0) {
        m_messages->offer(MessageBar::Tone::note, tr("{0}.", saved),
                          {{tr("Undo"), [this] { undo_or_redo(true); }}});
    } else if (warning != nullptr) {
        m_messages->say(MessageBar::Tone::warning,
                        tr("Saved, but: {0}", sentence_in_grid(m_session->grid, *warning)));
    } else {
        m_messages->Dismiss();
    }
}

void MainFrame::on_bulk_saved(const BulkReport& report) {
    std::vector<MessageBar::Action> actions;
    if (!report.issues.empty()) {
        actions.push_back(
            {tr("Show remarks"), [this, report] { show_bulk_problems(this, report); }});
    }
    if (report.change_set != 0) {
        actions.push_back({tr("Undo"), [this, id = report.change_set] {
                               m_session->editor.undo_change(
                                   id, tr("Bulk edit"), [this](const std::string& sentence) {
                                       m_messages->say(MessageBar::Tone::note, sentence);
                                   });
                           }});
    }
    m_messages->offer(report.refused == 0 ? MessageBar::Tone::note : MessageBar::Tone::warning,
                      BulkDesk::saved_words(report), std::move(actions));
}

void MainFrame::go_to(Place place) {
    if (!m_session) return;
    if (place != m_place) {
        m_messages->Dismiss();  // it is about what is left: its Undo would be misread elsewhere
        const ProductId product = m_place == Place::form ? m_session->form.product() : 0;
        if (Page* left = page()) left->leave();
        if (product != 0) m_grid->grid().go_to_product(product);
    }
    m_place = place;
    if (place == Place::form) m_steps.take(FirstSteps::Step::form);
    m_places->mark(place);
    if (!m_pages.contains(place)) make_page(place);
    const ShownPage& shown = m_pages.at(place);
    m_book->ChangeSelection(static_cast<std::size_t>(m_book->FindPage(shown.window)));
    shown.page->enter();
}

Page* MainFrame::page() {
    const auto shown = m_pages.find(m_place);
    return shown == m_pages.end() ? nullptr : shown->second.page;
}

void MainFrame::open_product(ProductId product, const std::string& field) {
    if (!m_session || product == 0) return;
    go_to(Place::form);
    m_session->form.walk_over({});
    m_form->show(product, field);
    m_form->focus_next_pane();
}

void MainFrame::open_current_product() {
    const ProductId product = m_grid->grid().current_product();
    auto selected = m_grid->grid().selected_products();
    open_product(product);
    if (std::find(selected.begin(), selected.end(), product) != selected.end())
        m_session->form.walk_over(std::move(selected));
}

}  // namespace vitrine::desktop
