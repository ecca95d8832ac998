// What the window of a large catalogue costs: until it stands there filled, a key until its cell is
// painted, 100,000 pasted cells, another product in the form.
//   tests/desktop/headless window_bench [--json] CATALOGUE
// CATALOGUE is one that import_bench --write made the files of; it is copied.
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wx/evtloop.h>
#include <wx/grid.h>
#include <wx/uiaction.h>
#include <wx/wx.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "copied_catalogue.h"
#include "desktop/grid_clipboard.h"
#include "desktop/grid_view.h"
#include "desktop/main_frame.h"
#include "desktop/start_up.h"
#include "desktop/text.h"
#include "measures.h"
#include "operations/product_index.h"
#include "result_table.h"

namespace {

using namespace vitrine;
using bench::ResultTable;
using desktop::GridView;
using desktop::MainFrame;
namespace fs = std::filesystem;

constexpr int starts = 5, keys = 60;
constexpr long patience_ms = 300'000;

// Since the machine started: the same clock in parent and child.
double now_ms() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Lets events happen until the condition holds; ends the program where it never does.
template <class Condition>
void wait_until(const char* what, Condition condition) {
    const double begin = now_ms();
    while (!condition()) {
        if (now_ms() - begin > patience_ms) {
            std::cerr << "Nothing came of: " << what << "\n";
            std::_Exit(1);
        }
        wxYield();
        usleep(200);
    }
}

// Counts what was painted of a window, which may outlive it.
class Paintings {
public:
    explicit Paintings(wxWindow& window) {
        window.Bind(wxEVT_PAINT, [count = m_count](wxPaintEvent& event) {
            event.Skip();
            ++*count;
        });
    }
    int count() const { return *m_count; }

private:
    std::shared_ptr<int> m_count = std::make_shared<int>(0);
};

GridView& grid_of(MainFrame& frame) {
    return dynamic_cast<GridView&>(*wxWindow::FindWindowByName("productGrid", &frame));
}

bool is_filled(wxGrid& grid) {
    return grid.GetNumberRows() > 0 && grid.GetCellValue(0, 1) != wxString::FromUTF8("…");
}

MainFrame* open_window(const fs::path& catalogue) {
    auto* frame = new MainFrame(desktop::post_to_windows(), catalogue.parent_path() / "recent.txt");
    frame->Show();
    frame->open_catalogue(catalogue);
    wait_until("opening", [&] { return frame->session() != nullptr; });
    GridView& grid = grid_of(*frame);
    wait_until("the first rows", [&] { return is_filled(grid); });
    const Paintings paintings(*grid.GetGridWindow());
    grid.GetGridWindow()->Refresh();
    wait_until("the first picture", [&] { return paintings.count() > 0; });
    return frame;
}

// The floor: a grid of as many rows and columns whose cells are always the same.
class ConstantTable : public wxGridTableBase {
public:
    ConstantTable(int rows, int columns) : m_rows(rows), m_columns(columns) {}
    int GetNumberRows() override { return m_rows; }
    int GetNumberCols() override { return m_columns; }
    wxString GetValue(int, int) override { return "constant"; }
    void SetValue(int, int, const wxString&) override {}

private:
    int m_rows, m_columns;
};

wxFrame* open_constant(int rows, int columns) {
    auto* frame = new wxFrame(nullptr, wxID_ANY, "constant", wxDefaultPosition, wxSize(1280, 800));
    auto* grid = new wxGrid(frame, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, "constantGrid");
    grid->SetTable(new ConstantTable(rows, columns), true);
    frame->Show();
    const Paintings paintings(*grid->GetGridWindow());
    wait_until("a constant grid", [&] { return paintings.count() > 0; });
    return frame;
}

// From the key to the picture with the cursor elsewhere: a page further each time.
std::vector<double> key_times(wxTopLevelWindow& frame, wxGrid& grid) {
    frame.Raise();
    wait_until("the active window", [&] { return frame.IsActive(); });
    grid.GoToCell(0, 1);
    grid.GetGridWindow()->SetFocus();
    wait_until("the focus", [&] { return grid.GetGridWindow()->HasFocus(); });
    const Paintings paintings(*grid.GetGridWindow());
    wxUIActionSimulator hands;
    std::vector<double> times;
    for (int i = 0; i < keys; ++i) {
        const int row = grid.GetGridCursorRow(), painted = paintings.count();
        const double begin = now_ms();
        hands.Char(WXK_DOWN);
        wait_until("a key",
                   [&] { return grid.GetGridCursorRow() != row && paintings.count() > painted; });
        times.push_back(now_ms() - begin);
    }
    return times;
}

double paste_ms(MainFrame& frame) {
    GridView& grid = grid_of(frame);
    ProductGrid& products = frame.session()->grid;
    constexpr int rows = 50'000;
    // Two columns that take any text: the name, and what stands beside it.
    CellBlock cells;
    for (int row = 0; row < rows; ++row) {
        cells.push_back({"Pasted " + std::to_string(row), "Another " + std::to_string(row)});
    }
    if (!desktop::put_on_clipboard(cells)) return 0;
    int column = 0;
    while (column < grid.GetNumberCols() &&
           !products.is_editable(static_cast<std::size_t>(column))) {
        ++column;
    }
    grid.GoToCell(0, column);
    const double begin = now_ms();
    grid.paste_cells();
    wait_until("a paste", [&] { return frame.session()->editor.pending() == 0; });
    return now_ms() - begin;
}

std::vector<double> form_times(MainFrame& frame) {
    ProductForm& form = frame.session()->form;
    frame.open_product(frame.session()->grid.product_at(0));
    wait_until("the form", [&] { return form.view() != nullptr; });
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) {
        const ProductId before = form.product();
        const double begin = now_ms();
        form.show_neighbour(1);
        wait_until("another product",
                   [&] { return form.view() != nullptr && form.product() != before; });
        wxYield();
        times.push_back(now_ms() - begin);
    }
    return times;
}

class BenchApplication : public wxApp {
public:
    std::function<int()> work;

private:
    bool OnInit() override {
        desktop::start_up();
        SetExitOnFrameDelete(false);
        return true;
    }
    int OnRun() override {
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        return work();
    }
};

int run(int argc, char** argv, std::function<int()> work) {
    auto* application = new BenchApplication;
    application->work = std::move(work);
    wxApp::SetInstance(application);
    return wxEntry(argc, argv);
}

// In a program of its own, from its beginning: what somebody waits for. `what` is --start or
// --start-constant.
double start_ms(const fs::path& program, const char* what, const fs::path& catalogue) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) return 0;
    const double begin = now_ms();
    const pid_t child = fork();
    if (child == 0) {
        dup2(pipe_ends[1], STDOUT_FILENO);
        execl(program.c_str(), program.c_str(), what, catalogue.c_str(), nullptr);
        _exit(127);
    }
    close(pipe_ends[1]);
    char said[64] = {};
    const ssize_t size = read(pipe_ends[0], said, sizeof said - 1);
    close(pipe_ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return size > 0 && status == 0 ? std::stod(said) - begin : 0;
}

double median_start_ms(const fs::path& program, const char* what, const fs::path& catalogue) {
    std::vector<double> times;
    for (int i = 0; i < starts; ++i) times.push_back(start_ms(program, what, catalogue));
    return bench::percentile(times, 50);
}

int say_time() {
    std::cout << std::to_string(now_ms()) << std::endl;
    std::_Exit(0);
}

// The files beside the catalogue that every start but the first one finds.
void make_caches(const fs::path& path) {
    Catalogue catalogue(path);
    ProductIndex index;
    ListRequest request;
    request.sort = "sku";
    {
        const CatalogueSnapshot snapshot(catalogue);
        index.list(catalogue, request, Progress());
    }
    index.save(catalogue, Progress());
}

void measure(const fs::path& program, const fs::path& path, ResultTable& table) {
    make_caches(path);
    const double start = median_start_ms(program, "--start", path);
    const double constant = median_start_ms(program, "--start-constant", path);
    table.add({"start until a filled grid is painted", start, "ms", "", 0, 400, {}});
    table.add(
        {"the same beside a grid of constants", start, "ms", "constant grid", constant, {}, {}});
    MainFrame* frame = open_window(path);
    GridView& grid = grid_of(*frame);
    wxFrame* other = open_constant(grid.GetNumberRows(), grid.GetNumberCols());
    const auto floor = key_times(
        *other, dynamic_cast<wxGrid&>(*wxWindow::FindWindowByName("constantGrid", other)));
    const auto times = key_times(*frame, grid);
    for (const std::size_t percent : {50, 95}) {
        table.add({"key until its cell is painted, p" + std::to_string(percent),
                   bench::percentile(times, percent),
                   "ms",
                   "constant grid",
                   bench::percentile(floor, percent),
                   1.5,
                   {}});
    }
    other->Destroy();
    table.add({"100,000 pasted cells until saved", paste_ms(*frame), "ms", "", 0, 1000, {}});
    table.add({"another product in the form, p95", bench::percentile(form_times(*frame), 95), "ms",
               "", 0, 100, bench::resident_megabytes()});
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    int own = 1;  // wx reads the arguments, too
    if (arguments.size() == 2 && arguments[0] == "--start") {
        return run(own, argv, [&] {
            open_window(arguments[1]);
            return say_time();
        });
    }
    if (arguments.size() == 2 && arguments[0] == "--start-constant") {
        return run(own, argv, [] {
            open_constant(1'000'000, 8);
            return say_time();
        });
    }
    return run(own, argv, [&] {
        const fs::path program = fs::canonical("/proc/self/exe");
        const int status = bench::measure_copy(
            argc, argv, "The window of",
            [&](const fs::path& path, ResultTable& table) { measure(program, path, table); });
        std::fflush(stdout);
        std::_Exit(status);  // windows still stand
        return status;
    });
}
