namespace Nop.Web.Framework.Models;

/// <summary>Marks a model that carries one page of a list</summary>
public interface IPagedModel<T> where T : BaseNopModel;
