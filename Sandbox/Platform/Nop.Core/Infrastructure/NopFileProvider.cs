using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Nop.Core.Infrastructure;

/// <summary>Files below the application's content root.</summary>
public partial interface INopFileProvider : IFileProvider
{
    string Combine(params string[] paths);

    void CreateDirectory(string path);

    void DeleteDirectory(string path);

    void DeleteFile(string filePath);

    bool DirectoryExists(string path);

    bool FileExists(string filePath);

    string[] GetDirectories(string path, string searchPattern = "", bool topDirectoryOnly = true);

    string[] GetFiles(string directoryPath, string searchPattern = "", bool topDirectoryOnly = true);

    string MapPath(string path);

    string ReadAllText(string path, Encoding encoding);

    void WriteAllText(string path, string contents, Encoding encoding);

    Task WriteAllTextAsync(string path, string contents, Encoding encoding);
}

/// <inheritdoc cref="INopFileProvider" />
public partial class NopFileProvider(
    IWebHostEnvironment webHostEnvironment) : PhysicalFileProvider(webHostEnvironment.ContentRootPath), INopFileProvider
{
    public virtual string Combine(params string[] paths) => Path.Combine(paths);

    public virtual void CreateDirectory(string path) => Directory.CreateDirectory(path);

    public virtual void DeleteDirectory(string path) => Directory.Delete(path, recursive: true);

    public virtual void DeleteFile(string filePath) => File.Delete(filePath);

    public virtual bool DirectoryExists(string path) => Directory.Exists(path);

    public virtual bool FileExists(string filePath) => File.Exists(filePath);

    public virtual string[] GetDirectories(string path, string searchPattern = "", bool topDirectoryOnly = true) =>
        Directory.GetDirectories(path, Pattern(searchPattern), Depth(topDirectoryOnly));

    public virtual string[] GetFiles(string directoryPath, string searchPattern = "", bool topDirectoryOnly = true) =>
        Directory.GetFiles(directoryPath, Pattern(searchPattern), Depth(topDirectoryOnly));

    public virtual string MapPath(string path) => Combine(Root, path.Replace("~/", string.Empty).TrimStart('/'));

    public virtual string ReadAllText(string path, Encoding encoding) => File.ReadAllText(path, encoding);

    public virtual void WriteAllText(string path, string contents, Encoding encoding) => File.WriteAllText(path, contents, encoding);

    public virtual Task WriteAllTextAsync(string path, string contents, Encoding encoding) => File.WriteAllTextAsync(path, contents, encoding);

    private static string Pattern(string searchPattern) => string.IsNullOrEmpty(searchPattern) ? "*" : searchPattern;

    private static SearchOption Depth(bool topOnly) => topOnly ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories;
}
